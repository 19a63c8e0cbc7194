import { silentDays } from "../domain/feedback/contact.ts";
import type { FeedbackRecord, ReceivedMessage } from "../domain/feedback/record.ts";
import { waitingFiles } from "../domain/media/kept-file.ts";
import { addressKey, identityKey, mediaKey, pseudonymKey, schema, sealedMessageKey } from "./keys.ts";
import type { Contact, ContactMemory, VaultEntry } from "./vault.ts";

/**
 * The vault's part of opening a record: the address goes to the contact, the identity to the record, and the entry of
 * the message gives both up and no longer expires. The provider's id stays there, to erase the provider's copy by.
 */
export const adoption = (
  table: string,
  entry: VaultEntry,
  record: FeedbackRecord,
  { receivedAt, attachments }: ReceivedMessage,
  known: Contact | undefined,
  remembered: ContactMemory,
) => {
  const files = waitingFiles(attachments);
  return [
    {
      Update: {
        TableName: table,
        Key: sealedMessageKey(entry.messageId),
        UpdateExpression: "SET #reference = :reference REMOVE #address, #identity, sender, pseudonym, expiresAt",
        ExpressionAttributeNames: { "#reference": "reference", "#address": "address", "#identity": "identity" },
        ExpressionAttributeValues: { ":reference": record.reference },
      },
    },
    {
      Put: {
        TableName: table,
        Item: {
          ...pseudonymKey(entry.pseudonym),
          ...remembered,
          contact: record.contact,
          lastMessageAt: receivedAt,
          ...(known?.stoppedAt && {
            stoppedAt: known.stoppedAt,
            expiresAt: Math.ceil(Date.parse(receivedAt) / 1000) + silentDays * 86_400,
          }),
          schema,
        },
        ...unchangedSince(known),
      },
    },
    // The number may be somebody else's by now: what leads to the one before goes.
    ...(known && known.contact !== record.contact
      ? [{ Delete: { TableName: table, Key: addressKey(known.contact, record.channel) } }]
      : []),
    ...(entry.address && !known?.stoppedAt ? [keptAddress(table, entry, record, receivedAt)] : []),
    ...(entry.identity
      ? [
          {
            Put: {
              TableName: table,
              Item: {
                ...identityKey(record.reference, entry.messageId),
                identity: entry.identity,
                first: firstNumber(record, entry.identity.values.length + files.length),
                receivedAt,
                schema,
              },
            },
          },
        ]
      : []),
    ...(files.length > 0
      ? [
          {
            Put: {
              TableName: table,
              Item: {
                ...mediaKey(record.reference, entry.messageId),
                files,
                first: firstNumber(record, files.length),
                receivedAt,
                schema,
              },
            },
          },
        ]
      : []),
  ];
};

/** An update, because of the sealed sender: a later message that is not hidden brings none, and takes none away. */
const keptAddress = (table: string, entry: VaultEntry, record: FeedbackRecord, receivedAt: string) => ({
  Update: {
    TableName: table,
    Key: addressKey(record.contact, record.channel),
    UpdateExpression: `SET #address = :address, pseudonym = :pseudonym, lastInboundAt = :at, #schema = :schema${entry.sender ? ", sender = :sender" : ""} REMOVE expiresAt`,
    ExpressionAttributeNames: { "#address": "address", "#schema": "schema" },
    ExpressionAttributeValues: {
      ":address": entry.address,
      ":pseudonym": entry.pseudonym,
      ":at": receivedAt,
      ":schema": schema,
      ...(entry.sender && { ":sender": entry.sender }),
    },
  },
});

/** The record counts what is sealed of it: the values of its newest message have the last numbers. */
const firstNumber = ({ sealed = 0 }: FeedbackRecord, count: number): number => sealed - count + 1;

/** A contact that stopped, became another, or was written to since it was read makes the whole transaction look again. */
const unchangedSince = (known: Contact | undefined) =>
  known
    ? {
        ConditionExpression: [
          "contact = :known",
          known.stoppedAt ? "attribute_exists(stoppedAt)" : "attribute_not_exists(stoppedAt)",
          known.automatic ? "automatic = :automatic" : "attribute_not_exists(automatic)",
          known.commands ? "commands = :commands" : "attribute_not_exists(commands)",
          known.tries ? "tries = :tries" : "attribute_not_exists(tries)",
        ].join(" AND "),
        ExpressionAttributeValues: {
          ":known": known.contact,
          ...(known.automatic && { ":automatic": known.automatic }),
          ...(known.commands && { ":commands": known.commands }),
          ...(known.tries && { ":tries": known.tries }),
        },
      }
    : { ConditionExpression: "attribute_not_exists(pk)" };
