import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Sensitivity } from "../domain/coding/coding.ts";
import { deliveryRank } from "../domain/conversation/delivery.ts";
import type { ReferenceCode, ReplyId } from "../domain/feedback/handles.ts";
import type { Reply, ReplyState } from "../domain/feedback/record.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import type { WeekCounts } from "../domain/statistics/counts.ts";
import { countersUpdates } from "./counters.ts";
import { wholly } from "./happened.ts";
import { due, outbox, recordKey, replyKey, replyPointerKey, schema } from "./keys.ts";
import { plain } from "./plain.ts";
import { replyItem } from "./record-items.ts";

/** What is known of a reply after an attempt or a report of the provider. */
export type Progress = {
  readonly state: ReplyState;
  readonly providerId?: string | undefined;
  readonly because?: string | undefined;
};

export const replyStore = (db: DynamoDBDocumentClient, table: string) => {
  const change = async (reply: Pick<Reply, "reference" | "id">, update: Record<string, unknown>): Promise<boolean> => {
    try {
      await db.send(
        new UpdateCommand({ TableName: table, Key: replyKey(reply.reference, reply.id), ...update } as never),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    find: async (reference: ReferenceCode, id: ReplyId): Promise<Reply | undefined> => {
      const { Item } = await db.send(
        new GetCommand({ TableName: table, Key: replyKey(reference, id), ConsistentRead: true }),
      );
      return plain<Reply>(Item);
    },
    referenceOf: async (id: ReplyId): Promise<ReferenceCode | undefined> => {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: replyPointerKey(id) }));
      return Item?.reference as ReferenceCode | undefined;
    },
    /**
     * Written before the provider is called: who finds `sending` knows that a call may have gone out. The sweep brings
     * the reply back when the call has ended, and not before.
     */
    claim: (reply: Reply, at: Date, endsAt: Date) =>
      change(reply, {
        UpdateExpression:
          "SET #state = :sending, sendingAt = :at, outboxShard = :shard, outboxAt = :endsAt REMOVE because",
        ConditionExpression: "#state = :from AND (attribute_not_exists(sendingAt) OR sendingAt = :before)",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: {
          ":sending": "sending",
          ":at": at.toISOString(),
          ":from": reply.state,
          ":before": reply.sendingAt ?? "",
          ...renamed(outbox(reply.id, endsAt.toISOString(), "replies")),
        },
      }),
    /** The provider refused for now: the reply waits in the queue and the outbox, since when it has waited all along. */
    unclaim: (reply: Reply) =>
      change(reply, {
        UpdateExpression: "SET #state = :queued, outboxAt = :since REMOVE sendingAt",
        ConditionExpression: "#state = :sending",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: {
          ":queued": "queued",
          ":sending": "sending",
          ":since": outbox(reply.id, reply.createdAt, "replies").outboxAt,
        },
      }),
    /** Moves forward only, for the provider's message that is known: late, doubled and foreign reports change nothing. */
    advance: (
      reply: Pick<Reply, "reference" | "id">,
      { state, providerId, because }: Progress,
      counted?: { readonly programme: string; readonly counts: readonly WeekCounts[] },
    ) => {
      const next = nextLook(reply.id, state);
      const update = {
        UpdateExpression: `SET #state = :state, deliveryRank = :rank${providerId ? ", providerId = :provider" : ""}${because ? ", because = :because" : ""}${next.update}`,
        ConditionExpression: `attribute_exists(pk) AND (attribute_not_exists(deliveryRank) OR deliveryRank < :rank)${
          providerId ? " AND (attribute_not_exists(providerId) OR providerId = :provider)" : ""
        }`,
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: {
          ":state": state,
          ":rank": deliveryRank[state],
          ...(providerId && { ":provider": providerId }),
          ...(because && { ":because": because }),
          ...next.values,
        },
      };
      if (!counted || counted.counts.length === 0) return change(reply, update);
      const Update = { TableName: table, Key: replyKey(reply.reference, reply.id), ...update };
      const counters = countersUpdates(table, counted.programme, reply.reference, counted.counts);
      const both = () =>
        wholly(db.send(new TransactWriteCommand({ TransactItems: [{ Update }, ...counters] } as never)));
      // Somebody counts in the same shard at this moment: once more, and then without. What is known of a reply goes first.
      return both()
        .catch(both)
        .catch(() => change(reply, update));
    },
    /** How sensitive the record of a reply is; undefined where there is no record. */
    sensitivityOf: async (reference: ReferenceCode): Promise<Sensitivity | undefined> => {
      const get = new GetCommand({
        TableName: table,
        Key: recordKey(reference),
        ProjectionExpression: "sensitivity",
        ConsistentRead: true,
      });
      return (await db.send(get)).Item?.sensitivity as Sensitivity | undefined;
    },
    /** The words of what was queued without any. */
    word: (reply: Reply & { readonly text: StrippedText }) =>
      change(reply, {
        UpdateExpression: "SET #text = :text, #language = :language",
        ConditionExpression: "#state = :queued",
        ExpressionAttributeNames: { "#state": "state", "#text": "text", "#language": "language" },
        ExpressionAttributeValues: { ":queued": "queued", ":text": reply.text, ":language": reply.language },
      }),
    /** It stays in the outbox, and the sweep brings it back at that time. */
    postpone: (reply: Reply, until: Date, because: string) =>
      change(reply, {
        UpdateExpression: "SET outboxShard = :shard, outboxAt = :endsAt, because = :because REMOVE sendingAt",
        ConditionExpression: "#state = :queued",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: {
          ":queued": "queued",
          ":because": because,
          ...renamed(outbox(reply.id, until.toISOString(), "replies")),
        },
      }),
    /** The answer waits for READ from now on, and the notice that says so is in the outbox: both or neither. */
    hold: async (reply: Reply, because: string, notice: Reply | undefined): Promise<boolean> =>
      wholly(
        db.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Update: {
                  TableName: table,
                  Key: replyKey(reply.reference, reply.id),
                  UpdateExpression:
                    "SET #state = :held, waits = :yes, because = :because REMOVE sendingAt, outboxShard, outboxAt",
                  ConditionExpression: "#state = :from",
                  ExpressionAttributeNames: { "#state": "state" },
                  ExpressionAttributeValues: {
                    ":held": "held",
                    ":yes": true,
                    ":because": because,
                    ":from": reply.state,
                  },
                },
              },
              ...(notice ? newReply(table, notice) : []),
            ],
          }),
        ),
      ),
    /** The provider refused it for its window after all: the same words wait, as a reply of their own. */
    again: async (waiting: Reply, notice: Reply | undefined): Promise<boolean> =>
      wholly(
        db.send(
          new TransactWriteCommand({
            TransactItems: [...newReply(table, waiting), ...(notice ? newReply(table, notice) : [])],
          }),
        ),
      ),
    /** An answer that waited for READ goes out now, as text. */
    release: (reply: Reply, at: Date) =>
      change(reply, {
        UpdateExpression: "SET #state = :queued, outboxShard = :shard, outboxAt = :endsAt REMOVE waits, because",
        ConditionExpression: "#state = :held AND attribute_exists(waits)",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: {
          ":queued": "queued",
          ":held": "held",
          ...renamed(outbox(reply.id, at.toISOString(), "replies")),
        },
      }),
    /** When the provider is to be asked again how far a sent reply got. */
    awaitReport: (reply: Reply, at: Date) =>
      change(reply, {
        UpdateExpression: "SET outboxAt = :at",
        ConditionExpression: "#state = :sent",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: { ":sent": "sent", ":at": at.toISOString() },
      }),
    /** Nobody will report on it any more: it stays `sent`, and the provider's copy is to go. */
    giveUp: (reply: Reply) =>
      change(reply, {
        UpdateExpression: "SET outboxShard = :shard, outboxAt = :at",
        ConditionExpression: "#state = :sent",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: {
          ":sent": "sent",
          ":shard": due("provider", reply.id, "").outboxShard,
          ":at": reply.sendingAt ?? reply.createdAt,
        },
      }),
  };
};
const newReply = (TableName: string, reply: Reply) => [
  { Put: { TableName, Item: replyItem(reply), ConditionExpression: "attribute_not_exists(pk)" } },
  { Put: { TableName, Item: { ...replyPointerKey(reply.id), reference: reply.reference, schema } } },
];
export type ReplyStore = ReturnType<typeof replyStore>;

const renamed = ({ outboxShard, outboxAt }: ReturnType<typeof outbox>) => ({
  ":shard": outboxShard,
  ":endsAt": outboxAt,
});

/** Sent is not the end: should no report come, `reconcile` asks. After the last word the provider's copy is erased. */
const nextLook = (id: ReplyId, state: ReplyState) =>
  state === "uncertain"
    ? { update: " REMOVE outboxShard, outboxAt", values: {} }
    : {
        update: ", outboxShard = :shard, outboxAt = if_not_exists(sendingAt, createdAt)",
        values: { ":shard": due(state === "sent" ? "reports" : "provider", id, "").outboxShard },
      };
