import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { happened } from "./happened.ts";
import { safePointKey, schema } from "./keys.ts";

/** Up to `at` everything that the provider listed at `lookedAt` is with us. */
export type SafePoint = { readonly at: Date; readonly lookedAt: Date };

/** For each number of ours how far reconciliation has come. It only moves forward. */
export const safePoints = (db: DynamoDBDocumentClient, table: string) => ({
  of: async (number: string): Promise<SafePoint | undefined> => {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: safePointKey(number), ConsistentRead: true }),
    );
    if (typeof Item?.at !== "string") return undefined;
    // One that does not say when it was looked at was looked at when it was passed.
    return { at: new Date(Item.at), lookedAt: new Date(String(Item.lookedAt ?? Item.at)) };
  },
  advance: async (number: string, { at, lookedAt }: SafePoint): Promise<void> => {
    const put = new PutCommand({
      TableName: table,
      Item: { ...safePointKey(number), at: at.toISOString(), lookedAt: lookedAt.toISOString(), schema },
      ConditionExpression: "attribute_not_exists(pk) OR #at < :at",
      ExpressionAttributeNames: { "#at": "at" },
      ExpressionAttributeValues: { ":at": at.toISOString() },
    });
    await happened(db.send(put));
  },
});
export type SafePoints = ReturnType<typeof safePoints>;
