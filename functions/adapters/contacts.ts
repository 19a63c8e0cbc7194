import { ConditionalCheckFailedException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { silentDays } from "../domain/feedback/contact.ts";
import type { Channel, ContactToken, Pseudonym, ReferenceCode } from "../domain/feedback/handles.ts";
import type { ReceivedMessage, Reply } from "../domain/feedback/record.ts";
import type { Sealed } from "../domain/feedback/sealed.ts";
import {
  addressKey,
  contactRecordKey,
  pseudonymKey,
  replyPointerKey,
  schema,
  sealedMessageKey,
  threadKey,
} from "./keys.ts";
import { replyItem } from "./record-items.ts";
import { tombstone } from "./tombstones.ts";
import type { VaultEntry } from "./vault.ts";

type Tables = { readonly records: string; readonly vault: string };
const dayMs = 86_400_000;

/** What a person's commands change: the contact in the vault, its address, and the message that said so. */
export const contacts = (db: DynamoDBDocumentClient, { records, vault }: Tables) => {
  const expiry = (from: string, days: number) => Math.ceil((Date.parse(from) + days * dayMs) / 1000);
  /** The contact of a pseudonym, a new one where it has none, with one thing set or removed. */
  const remember = (pseudonym: Pseudonym, fresh: ContactToken, at: string, change: string, values = {}) => ({
    Update: {
      TableName: vault,
      Key: pseudonymKey(pseudonym),
      UpdateExpression: `SET contact = if_not_exists(contact, :fresh), lastMessageAt = :at, #schema = :schema, expiresAt = :expires${change}`,
      ExpressionAttributeNames: { "#schema": "schema" },
      ExpressionAttributeValues: {
        ":fresh": fresh,
        ":at": at,
        ":schema": schema,
        ":expires": expiry(at, silentDays),
        ...values,
      },
    },
  });
  return {
    stop: async (pseudonym: Pseudonym, fresh: ContactToken, at: string): Promise<void> => {
      await db.send(
        new UpdateCommand(remember(pseudonym, fresh, at, ", stoppedAt = :stopped", { ":stopped": at }).Update),
      );
    },
    start: async (pseudonym: Pseudonym, fresh: ContactToken, at: string): Promise<void> => {
      await db.send(new UpdateCommand(remember(pseudonym, fresh, at, " REMOVE stoppedAt").Update));
    },
    /** The address as it came with a message, for as long as a record or a question needs it. */
    keepAddress: async (entry: VaultEntry, contact: ContactToken, channel: Channel, at: string, days: number) => {
      if (!entry.address) return;
      const put = new PutCommand(addressPut(vault, entry, entry.address, contact, channel, expiry(at, days)));
      await db.send(put).catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
    },
    dropAddress: async (contact: ContactToken, channel: Channel): Promise<void> => {
      await db.send(new DeleteCommand({ TableName: vault, Key: addressKey(contact, channel) }));
    },
    /** The contact itself: no message leads to it any more. Who has stopped stays stopped, under a new token. */
    forget: async (pseudonym: Pseudonym, contact: ContactToken, fresh: ContactToken, stoppedAt: string | undefined) => {
      const Key = pseudonymKey(pseudonym);
      const forget = stoppedAt
        ? new UpdateCommand({
            TableName: vault,
            Key,
            UpdateExpression: "SET contact = :fresh REMOVE askedAt, askedIn",
            ExpressionAttributeValues: { ":fresh": fresh },
          })
        : new DeleteCommand({ TableName: vault, Key });
      await db.send(forget as DeleteCommand);
      for (const channel of ["sms", "whatsapp"] as const) {
        await db.send(new DeleteCommand({ TableName: vault, Key: addressKey(contact, channel) }));
      }
      await db.send(new DeleteCommand({ TableName: records, Key: threadKey(contact) }));
    },
    recordsOf: async (contact: ContactToken): Promise<readonly ReferenceCode[]> => {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: records,
          KeyConditionExpression: "pk = :contact AND begins_with(sk, :record)",
          ExpressionAttributeValues: { ":contact": threadKey(contact).pk, ":record": "RECORD#" },
        }),
      );
      return Items.map(({ sk }) => String(sk).slice("RECORD#".length) as ReferenceCode);
    },
    /** The question, the note that it was asked, and the end of the message that led to it: all or nothing. */
    ask: async (
      message: ReceivedMessage,
      entry: VaultEntry,
      fresh: ContactToken,
      reply: Reply | undefined,
      at: string,
    ) => {
      const items = [
        remember(entry.pseudonym, fresh, at, `, askedAt = :asked${reply ? ", askedIn = :in" : ""}`, {
          ":asked": at,
          ...(reply && { ":in": reply.reference }),
        }),
        ...(reply
          ? [
              { Put: { TableName: records, Item: { ...replyItem(reply), expiresAt: expiry(at, 7) } } },
              {
                Put: {
                  TableName: records,
                  Item: { ...replyPointerKey(reply.id), reference: reply.reference, schema, expiresAt: expiry(at, 7) },
                },
              },
            ]
          : []),
        ...settled({ records, vault }, message),
      ];
      await db.send(new TransactWriteCommand({ TransactItems: items })).catch((error: unknown) => {
        if (!isOver(error)) throw error;
      });
    },
    /** A command leaves nothing but the tombstone and, until the provider's copy is erased, the way to it. */
    settle: async (message: ReceivedMessage): Promise<void> => {
      await db
        .send(new TransactWriteCommand({ TransactItems: settled({ records, vault }, message) }))
        .catch((error: unknown) => {
          if (!isOver(error)) throw error;
        });
    },
    unlist: async (contact: ContactToken, reference: ReferenceCode): Promise<void> => {
      await db.send(new DeleteCommand({ TableName: records, Key: contactRecordKey(contact, reference) }));
    },
  };
};
export type Contacts = ReturnType<typeof contacts>;

const addressPut = (
  table: string,
  entry: VaultEntry,
  address: Sealed,
  contact: ContactToken,
  channel: Channel,
  expiresAt: number,
) => ({
  TableName: table,
  Item: { ...addressKey(contact, channel), address, pseudonym: entry.pseudonym, schema, expiresAt },
  // One that a record needs stays, for as long as that record says.
  ConditionExpression: "attribute_not_exists(pk)",
});

const settled = ({ records, vault }: Tables, message: ReceivedMessage) => [
  {
    Put: {
      TableName: records,
      Item: tombstone(message.id, message.receivedAt, true),
      ConditionExpression: "#state = :received",
      ExpressionAttributeNames: { "#state": "state" },
      ExpressionAttributeValues: { ":received": "received" },
    },
  },
  {
    Update: {
      TableName: vault,
      Key: sealedMessageKey(message.id),
      UpdateExpression: "REMOVE #address, #identity, sender, pseudonym, sibling, expiresAt",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeNames: { "#address": "address", "#identity": "identity" },
    },
  },
];

/** Somebody settled it before us. */
const isOver = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => Code === "ConditionalCheckFailed");
