import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { changedMeanwhile } from "../domain/errors.ts";
import type { Glass, Review } from "../domain/feedback/glass.ts";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import type { Notice } from "../domain/feedback/notice.ts";
import { glassKey, noticeKey, outbox, schema } from "./keys.ts";
import { thingsUnder } from "./things-under.ts";

const secondsOfDay = 86_400;

/** The openings of hidden records: each with its notice to a second person, kept as long as audit entries are. */
export const glasses = (db: DynamoDBDocumentClient, table: string, keptDays: number) => ({
  of: async (reference: ReferenceCode): Promise<readonly Glass[]> => {
    const found = await thingsUnder<Glass>(db, table, glassKey(reference, ""));
    return found.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  },
  /** The opening, and the notice of it in the outbox: both or neither. */
  break: async (glass: Glass, notice: Notice): Promise<void> => {
    const expiresAt = Math.ceil(Date.parse(glass.at) / 1000) + keptDays * secondsOfDay;
    const put = (Item: Record<string, unknown>) => ({
      Put: { TableName: table, Item: { ...Item, schema }, ConditionExpression: "attribute_not_exists(pk)" },
    });
    await db.send(
      new TransactWriteCommand({
        TransactItems: [
          put({ ...glassKey(glass.reference, glass.id), ...glass, expiresAt }),
          put({ ...noticeKey(notice.id), ...notice, ...outbox(notice.id, notice.createdAt, "notices") }),
        ],
      }),
    );
  },
  /** Notes what is about to be opened, so that whoever reviews it sees how far somebody went. */
  note: async ({ reference, id }: Glass, opened: Glass["opened"][number]): Promise<void> => {
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key: glassKey(reference, id),
        UpdateExpression: "SET opened = list_append(opened, :opened)",
        ExpressionAttributeValues: { ":opened": [opened] },
      }),
    );
  },
  /** The review, which ends the reminders, also one that is going out at this moment; the first review stands. */
  review: async ({ reference, id }: Glass, review: Review): Promise<void> => {
    const write = new TransactWriteCommand({
      TransactItems: [
        {
          Update: {
            TableName: table,
            Key: glassKey(reference, id),
            UpdateExpression: "SET #review = :review",
            ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(#review)",
            ExpressionAttributeNames: { "#review": "review" },
            ExpressionAttributeValues: { ":review": review },
          },
        },
        {
          Update: {
            TableName: table,
            Key: noticeKey(id),
            UpdateExpression: "SET endedAt = :at, nextAt = :at, expiresAt = :expires REMOVE outboxShard, outboxAt",
            ExpressionAttributeValues: {
              ":at": review.at,
              ":expires": Math.ceil(Date.parse(review.at) / 1000) + 30 * secondsOfDay,
            },
          },
        },
      ],
    });
    await db.send(write).catch((error: unknown) => {
      throw error instanceof TransactionCanceledException ? changedMeanwhile() : error;
    });
  },
});
export type Glasses = ReturnType<typeof glasses>;
