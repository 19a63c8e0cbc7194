import { silentDays } from "../domain/feedback/contact.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { addressKey, identityKey, pseudonymKey, schema, sealedMessageKey } from "./keys.ts";
import type { Contact, VaultEntry } from "./vault.ts";

/**
 * The vault's part of opening a record: the address goes to the contact, the identity to the record, and the entry of
 * the message gives both up and no longer expires. The provider's id stays there, to erase the provider's copy by.
 */
export const adoption = (
  table: string,
  entry: VaultEntry,
  record: FeedbackRecord,
  receivedAt: string,
  known: Contact | undefined,
) => [
  {
    Update: {
      TableName: table,
      Key: sealedMessageKey(entry.messageId),
      UpdateExpression: "SET #reference = :reference REMOVE #address, #identity, pseudonym, expiresAt",
      ExpressionAttributeNames: { "#reference": "reference", "#address": "address", "#identity": "identity" },
      ExpressionAttributeValues: { ":reference": record.reference },
    },
  },
  {
    Put: {
      TableName: table,
      Item: {
        ...pseudonymKey(entry.pseudonym),
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
  ...(entry.address && !known?.stoppedAt
    ? [
        {
          Put: {
            TableName: table,
            Item: {
              ...addressKey(record.contact, record.channel),
              address: entry.address,
              pseudonym: entry.pseudonym,
              lastInboundAt: receivedAt,
              schema,
            },
          },
        },
      ]
    : []),
  ...(entry.identity
    ? [
        {
          Put: {
            TableName: table,
            Item: { ...identityKey(record.reference, entry.messageId), identity: entry.identity, schema },
          },
        },
      ]
    : []),
];

/** A contact that stopped, or became another, since it was read makes the whole transaction look again. */
const unchangedSince = (known: Contact | undefined) =>
  known
    ? {
        ConditionExpression: `contact = :known AND ${known.stoppedAt ? "attribute_exists(stoppedAt)" : "attribute_not_exists(stoppedAt)"}`,
        ExpressionAttributeValues: { ":known": known.contact },
      }
    : { ConditionExpression: "attribute_not_exists(pk)" };
