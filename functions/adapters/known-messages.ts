import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { MessageId } from "../domain/feedback/handles.ts";
import { messageKey } from "./keys.ts";

/** Whether a message is here, or was and has left its tombstone. */
export type Known = (id: MessageId) => Promise<boolean>;

export const knownMessages =
  (db: DynamoDBDocumentClient, table: string): Known =>
  async (id) => {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: messageKey(id), ConsistentRead: true, ProjectionExpression: "pk" }),
    );
    return Item !== undefined;
  };
