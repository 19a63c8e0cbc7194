import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { happened } from "./happened.ts";
import { type Key, schema } from "./keys.ts";

/** `mine`: send it. `sent`: it has gone out, or may have twice already. `elsewhere`: another attempt has just begun. */
export type Claim = "mine" | "sent" | "elsewhere";

/** After so long an attempt is over, also one that was cut off. */
const attemptMs = 70_000;
/** What was cut off while it was sent is sent once more, and not again. */
const mostAttempts = 2;

/** Mails that go to somebody once, whatever is retried: by a mark that is written before each goes out. */
export const sentOnce = (db: DynamoDBDocumentClient, table: string) => {
  const settle = async (Key: Key, state: string, attempts: number): Promise<void> => {
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key,
        UpdateExpression: "SET #state = :state ADD attempts :attempts",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: { ":state": state, ":attempts": attempts },
      }),
    );
  };
  return {
    /** With what else the mark holds, as when it may go. */
    claim: async (key: Key, now: Date, more: Readonly<Record<string, unknown>> = {}): Promise<Claim> => {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
      const attempts = Number(Item?.attempts ?? 0);
      if (Item?.state === "sent" || attempts >= mostAttempts) return "sent";
      if (Item?.state === "sending" && now.getTime() - Date.parse(String(Item.at)) < attemptMs) return "elsewhere";
      const begun = { ...more, state: "sending", at: now.toISOString(), attempts: attempts + 1 };
      const unchanged = Item
        ? {
            ConditionExpression: "#at = :at",
            ExpressionAttributeNames: { "#at": "at" },
            ExpressionAttributeValues: { ":at": Item.at },
          }
        : { ConditionExpression: "attribute_not_exists(pk)" };
      const put = new PutCommand({ TableName: table, Item: { ...key, ...begun, schema }, ...unchanged });
      return (await happened(db.send(put))) ? "mine" : "elsewhere";
    },
    sent: async (key: Key): Promise<void> => settle(key, "sent", 0),
    /** The mail service refused it: it did not go out, and this attempt does not count. */
    refused: async (key: Key): Promise<void> => settle(key, "refused", -1),
  };
};
export type SentOnce = ReturnType<typeof sentOnce>;
