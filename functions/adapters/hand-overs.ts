import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import { noticeKey, referralKey } from "./keys.ts";

const keptSeconds = 30 * 86_400;

/** What is left for one person to open once. */
export const handOvers = (db: DynamoDBDocumentClient, table: string) => ({
  /** Marks it as opened and ends its reminders; false where it was opened before, or its consent is withdrawn. */
  use: async (reference: ReferenceCode, id: string, at: string): Promise<boolean> => {
    const open = {
      TableName: table,
      Key: referralKey(reference, id),
      UpdateExpression: "SET handOver.openedAt = :at",
      ConditionExpression:
        "attribute_exists(handOver) AND attribute_not_exists(handOver.openedAt) AND consent IN (:given, :vital) AND #state <> :withdrawn",
      ExpressionAttributeNames: { "#state": "state" },
      ExpressionAttributeValues: {
        ":at": at,
        ":given": "given",
        ":vital": "vital_interest",
        ":withdrawn": "withdrawn",
      },
    };
    const end = {
      TableName: table,
      Key: noticeKey(id),
      UpdateExpression: "SET endedAt = :at, nextAt = :at, expiresAt = :expires REMOVE outboxShard, outboxAt",
      ExpressionAttributeValues: { ":at": at, ":expires": Math.ceil(Date.parse(at) / 1000) + keptSeconds },
    };
    try {
      await db.send(new TransactWriteCommand({ TransactItems: [{ Update: open }, { Update: end }] }));
      return true;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return false;
      throw error;
    }
  },
});
export type HandOvers = ReturnType<typeof handOvers>;
