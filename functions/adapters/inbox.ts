import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { leadingTrack, type ReceivedMessage } from "../domain/feedback/record.ts";
import { messageKey, outbox, schema } from "./keys.ts";

/** `again`: Twilio delivered it before. `deleted`: a tombstone stands there, and the message must leave no trace. */
export type Acceptance = "accepted" | "again" | "deleted";
export type Accept = (message: ReceivedMessage) => Promise<Acceptance>;

/** The one write that acknowledges a message: conditional, with its outbox mark in the same item. */
export const inbox =
  (db: DynamoDBDocumentClient, table: string): Accept =>
  async (message) => {
    const put = new PutCommand({
      TableName: table,
      Item: {
        ...messageKey(message.id),
        ...message,
        ...outbox(message.id, message.receivedAt, leadingTrack(message.coding)),
        schema,
        state: "received",
      },
      ConditionExpression: "attribute_not_exists(pk)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    try {
      await db.send(put);
      return "accepted";
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item?.state?.S === "deleted" ? "deleted" : "again";
    }
  };
