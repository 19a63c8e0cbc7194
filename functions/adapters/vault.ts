import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Spent } from "../domain/conversation/allowance.ts";
import type { KnownLanguages } from "../domain/conversation/their-language.ts";
import type { Channel, ContactToken, MessageId, Pseudonym, ReferenceCode } from "../domain/feedback/handles.ts";
import type { Sealed, SealedValues } from "../domain/feedback/sealed.ts";
import { addressKey, pseudonymKey, schema, sealedMessageKey } from "./keys.ts";

/** What is sealed of one message until its record adopts it. */
export type VaultEntry = {
  readonly messageId: MessageId;
  /** The provider's id, by which its copy is erased. */
  readonly providerId: string;
  readonly pseudonym: Pseudonym;
  /** Of the same telephone on the other channel; only of a message that asks for deletion. */
  readonly sibling?: Pseudonym | undefined;
  readonly address: Sealed | undefined;
  /** The same, sealed as an identity: only of what is hidden, for somebody in danger must be found. */
  readonly sender?: Sealed | undefined;
  /** What was found in the message, a position, a choice. */
  readonly identity: SealedValues | undefined;
};

/** What the vault knows of a pseudonym. */
export type Contact = ContactMemory & {
  readonly contact: ContactToken;
  readonly lastMessageAt: string;
  /** The person wants no messages: no address is kept until they start again. */
  readonly stoppedAt?: string | undefined;
};

/** What is remembered of a person between messages, so that nobody is asked or told twice. */
export type ContactMemory = KnownLanguages & {
  /** The person was asked to confirm that everything is to be deleted. */
  readonly askedAt?: string | undefined;
  /** Where that question lies. */
  readonly askedIn?: ReferenceCode | undefined;
  /** Commands that were answered. */
  readonly commands?: Spent | undefined;
  /** Messages that nobody asked for. */
  readonly automatic?: Spent | undefined;
  /** Codes of others that were tried. */
  readonly tries?: Spent | undefined;
  /** The person was asked how useful the answer to this record was. */
  readonly rating?: { readonly reference: ReferenceCode; readonly at: string } | undefined;
};

/** What is remembered of somebody, without who it is. */
export const memoryOf = (known: Contact): ContactMemory => {
  const { language, chosen, askedAt, askedIn, commands, automatic, tries, rating } = known;
  return { language, chosen, askedAt, askedIn, commands, automatic, tries, rating };
};

/** Where somebody can be reached, and since when they were silent. */
export type Reach = {
  readonly address: Sealed;
  readonly pseudonym?: Pseudonym | undefined;
  readonly lastInboundAt?: string | undefined;
};

const dayMs = 86_400_000;

/** The writing side, all that `receive` may do with the vault. An entry that no record adopts is gone in a day. */
export const vaultIntake = (db: DynamoDBDocumentClient, table: string) => ({
  /** False where an entry stands already, which is then left as it is. */
  put: async (entry: VaultEntry, now: number): Promise<boolean> => {
    const put = new PutCommand({
      TableName: table,
      Item: {
        ...sealedMessageKey(entry.messageId),
        ...entry,
        schema,
        expiresAt: Math.floor((now + dayMs) / 1000),
      },
      ConditionExpression: "attribute_not_exists(pk)",
    });
    try {
      await db.send(put);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
  drop: async (id: MessageId): Promise<void> => {
    await db.send(new DeleteCommand({ TableName: table, Key: sealedMessageKey(id) }));
  },
});
export type VaultIntake = ReturnType<typeof vaultIntake>;

/** The reading side, for `open-record`, `send` and `disclose`, each within its own policy. */
export const vault = (db: DynamoDBDocumentClient, table: string) => {
  const get = async (key: { pk: string; sk: string }) =>
    (await db.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item;
  return {
    entry: async (id: MessageId) => (await get(sealedMessageKey(id))) as VaultEntry | undefined,
    contactOf: async (pseudonym: Pseudonym) => (await get(pseudonymKey(pseudonym))) as Contact | undefined,
    reachOf: async (contact: ContactToken, channel: Channel) =>
      (await get(addressKey(contact, channel))) as Reach | undefined,
  };
};
export type Vault = ReturnType<typeof vault>;
