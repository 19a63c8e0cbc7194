import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { safePointKey, schema } from "./keys.ts";

/** For each number of ours the moment up to which everything that the provider holds is with us. It only moves forward. */
export const safePoints = (db: DynamoDBDocumentClient, table: string) => ({
  of: async (number: string): Promise<Date | undefined> => {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: safePointKey(number), ConsistentRead: true }),
    );
    return typeof Item?.at === "string" ? new Date(Item.at) : undefined;
  },
  advance: async (number: string, to: Date): Promise<void> => {
    const put = new PutCommand({
      TableName: table,
      Item: { ...safePointKey(number), at: to.toISOString(), schema },
      ConditionExpression: "attribute_not_exists(pk) OR #at < :at",
      ExpressionAttributeNames: { "#at": "at" },
      ExpressionAttributeValues: { ":at": to.toISOString() },
    });
    await db.send(put).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  },
});
export type SafePoints = ReturnType<typeof safePoints>;
