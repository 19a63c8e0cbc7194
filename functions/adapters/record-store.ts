import { setTimeout } from "node:timers/promises";
import { ConditionalCheckFailedException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { changedMeanwhile } from "../domain/errors.ts";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import type { FeedbackRecord, RecordMessage, Reply } from "../domain/feedback/record.ts";
import type { WeekCounts } from "../domain/statistics/counts.ts";
import { countersUpdates } from "./counters.ts";
import { recordKey, replyPointerKey, schema } from "./keys.ts";
import { plain } from "./plain.ts";
import { recordItem, replyItem } from "./record-items.ts";

/** A change to a record and everything that goes with it, written together or not at all. */
export type RecordChange = {
  readonly before: FeedbackRecord;
  readonly after: FeedbackRecord;
  readonly reply?: Reply;
  readonly counts: readonly WeekCounts[];
};

const mostItems = 500;
const mostTries = 6;

/** Records as the officers work with them. */
export const recordStore = (db: DynamoDBDocumentClient, table: string) => {
  const children = async <Child>(reference: ReferenceCode, prefix: string) => {
    const { Items } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :record AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":record": recordKey(reference).pk, ":prefix": prefix },
        Limit: mostItems,
      }),
    );
    return (Items ?? []).flatMap((item) => plain<Child>(item) ?? []);
  };
  return {
    find: async (reference: ReferenceCode): Promise<FeedbackRecord | undefined> => {
      const { Item } = await db.send(
        new GetCommand({ TableName: table, Key: recordKey(reference), ConsistentRead: true }),
      );
      return plain<FeedbackRecord>(Item);
    },
    messages: async (reference: ReferenceCode) => children<RecordMessage>(reference, "MESSAGE#"),
    replies: async (reference: ReferenceCode) => children<Reply>(reference, "REPLY#"),
    /** Writes a change against the version that it was made from; somebody else's change in between is a 412. */
    change: async ({ before, after, reply, counts }: RecordChange): Promise<void> => {
      const put = (Item: Record<string, unknown>) => ({ Put: { TableName: table, Item } });
      const record = {
        Put: {
          ...put(recordItem(after)).Put,
          ConditionExpression: "version = :before",
          ExpressionAttributeValues: { ":before": before.version },
        },
      };
      const items = [
        record,
        ...(reply
          ? [put(replyItem(reply)), put({ ...replyPointerKey(reply.id), reference: reply.reference, schema })]
          : []),
        ...countersUpdates(table, after.programme, after.reference, counts),
      ];
      for (let tries = 1; ; tries++) {
        try {
          await db.send(new TransactWriteCommand({ TransactItems: items }));
          return;
        } catch (error) {
          if (isConflict(error)) throw changedMeanwhile();
          if (!isBusy(error) || tries === mostTries) throw error;
          await setTimeout(tries * 20);
        }
      }
    },
  };
};
export type RecordStore = ReturnType<typeof recordStore>;

/** Another transaction at the same moment, most likely on the same counters: it says nothing about our conditions. */
const isBusy = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  error.CancellationReasons?.every(({ Code }) => Code === "None" || Code === "TransactionConflict") === true;

const isConflict = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException ||
  (error instanceof TransactionCanceledException && error.CancellationReasons?.[0]?.Code === "ConditionalCheckFailed");
