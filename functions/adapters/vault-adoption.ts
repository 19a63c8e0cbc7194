import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { addressKey, identityKey, pseudonymKey, schema, sealedMessageKey } from "./keys.ts";
import type { VaultEntry } from "./vault.ts";

/**
 * The vault's part of opening a record: the address goes to the contact, the identity to the record, and the entry of
 * the message gives both up and no longer expires. The provider's id stays there, to erase the provider's copy by.
 */
export const adoption = (
  table: string,
  entry: VaultEntry,
  record: FeedbackRecord,
  receivedAt: string,
  newContact: boolean,
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
      Item: { ...pseudonymKey(entry.pseudonym), contact: record.contact, lastMessageAt: receivedAt, schema },
      ConditionExpression: newContact ? "attribute_not_exists(pk)" : "contact = :contact",
      ...(!newContact && { ExpressionAttributeValues: { ":contact": record.contact } }),
    },
  },
  ...(entry.address
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
