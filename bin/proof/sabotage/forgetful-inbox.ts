import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Accept } from "../../../functions/adapters/inbox.ts";
import { messageKey, outbox, schema } from "../../../functions/adapters/keys.ts";
import { leadingTrack } from "../../../functions/domain/feedback/record.ts";

/** Accepts whatever comes, whether it is here already or was deleted: no condition, no tombstone. */
export const inbox =
  (db: DynamoDBDocumentClient, table: string): Accept =>
  async (message) => {
    const place = outbox(message.id, message.receivedAt, leadingTrack(message.coding));
    const Item = { ...messageKey(message.id), ...message, ...place, schema, state: "received" };
    await db.send(new PutCommand({ TableName: table, Item }));
    return "accepted";
  };
