import { setTimeout } from "node:timers/promises";
import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Accept } from "../../../functions/adapters/inbox.ts";
import { messageKey, outbox, schema } from "../../../functions/adapters/keys.ts";
import { leadingTrack } from "../../../functions/domain/feedback/record.ts";

/** How long a write waits for others to be written with, as somebody in a hurry for throughput would have it. */
const gatherMs = 400;

/** Acknowledges first and writes a moment later: what `npm run chaos -- --sabotage ack-first` must find out. */
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
    });
    void setTimeout(gatherMs)
      .then(() => db.send(put))
      .catch(() => undefined);
    return "accepted";
  };
