import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { happened } from "./happened.ts";
import { safePointKey, schema } from "./keys.ts";

/**
 * Up to `at` everything that the provider listed is with us. What it lists late is looked for from `lookAgainFrom` on;
 * without it nobody has looked again yet.
 */
export type SafePoint = { readonly at: Date; readonly lookAgainFrom: Date | undefined };

/** For each number of ours how far reconciliation has come. Both moments only move forward. */
export const safePoints = (db: DynamoDBDocumentClient, table: string) => {
  const forward = async (number: string, name: keyof SafePoint, to: Date): Promise<void> => {
    const update = new UpdateCommand({
      TableName: table,
      Key: safePointKey(number),
      UpdateExpression: "SET #name = :to, #schema = :schema",
      ConditionExpression: "attribute_not_exists(#name) OR #name < :to",
      ExpressionAttributeNames: { "#name": name, "#schema": "schema" },
      ExpressionAttributeValues: { ":to": to.toISOString(), ":schema": schema },
    });
    await happened(db.send(update));
  };
  return {
    of: async (number: string): Promise<SafePoint | undefined> => {
      const { Item } = await db.send(
        new GetCommand({ TableName: table, Key: safePointKey(number), ConsistentRead: true }),
      );
      if (typeof Item?.at !== "string") return undefined;
      const again = Item.lookAgainFrom;
      return { at: new Date(Item.at), lookAgainFrom: typeof again === "string" ? new Date(again) : undefined };
    },
    advance: async (number: string, to: Date) => forward(number, "at", to),
    lookedAgain: async (number: string, to: Date) => forward(number, "lookAgainFrom", to),
  };
};
export type SafePoints = ReturnType<typeof safePoints>;
