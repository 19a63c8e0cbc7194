import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { silentDays } from "../domain/feedback/contact.ts";
import type { Channel, ContactToken } from "../domain/feedback/handles.ts";
import { addressKey } from "./keys.ts";

/** Ends what an address was lent for: the answer to a command has gone, or never will. */
export type GiveBack = (contact: ContactToken, channel: Channel) => Promise<void>;

export const lending =
  (db: DynamoDBDocumentClient, table: string): GiveBack =>
  async (contact, channel) => {
    await db.send(new DeleteCommand({ TableName: table, Key: addressKey(contact, channel) }));
  };

/** The provider says that a person has stopped: our state follows, as if the STOP had reached us. */
export type Stopped = (contact: ContactToken, channel: Channel, at: Date) => Promise<void>;

export const stops =
  (db: DynamoDBDocumentClient, table: string): Stopped =>
  async (contact, channel, at) => {
    const Key = addressKey(contact, channel);
    const { Item } = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    if (typeof Item?.pseudonym !== "string") return;
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: `PSEUDONYM#${Item.pseudonym}`, sk: "CONTACT" },
        UpdateExpression: "SET stoppedAt = :at, expiresAt = :expires",
        ConditionExpression: "contact = :contact",
        ExpressionAttributeValues: {
          ":at": at.toISOString(),
          ":contact": Item.owner ?? contact,
          ":expires": Math.ceil(at.getTime() / 1000) + silentDays * 86_400,
        },
      }),
    );
    await db.send(new DeleteCommand({ TableName: table, Key }));
  };
