import { ConditionalCheckFailedException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Spent } from "../domain/conversation/allowance.ts";
import { silentDays } from "../domain/feedback/contact.ts";
import type { Channel, ContactToken, Pseudonym, ReferenceCode } from "../domain/feedback/handles.ts";
import type { ReceivedMessage, Reply } from "../domain/feedback/record.ts";
import { happened } from "./happened.ts";
import { itemsUnder } from "./items-under.ts";
import {
  addressKey,
  contactRecordKey,
  type Key,
  pseudonymKey,
  replyPointerKey,
  schema,
  sealedMessageKey,
  threadKey,
} from "./keys.ts";
import { replyItem } from "./record-items.ts";
import { tombstone } from "./tombstones.ts";
import type { ContactMemory, VaultEntry } from "./vault.ts";

type Tables = { readonly records: string; readonly vault: string };
const dayMs = 86_400_000;
const questionDays = 2;
/** An answer to a command belongs to no record whose end would end it. */
const answerDays = 7;

/** A command that is done. */
export type Finished = {
  readonly message: ReceivedMessage;
  readonly entry: VaultEntry;
  readonly fresh: ContactToken;
  readonly isNew: boolean;
  readonly at: string;
  /** Under a token of its own, to which the address is lent until it has gone. */
  readonly reply: Reply | undefined;
  /** `undefined` where nothing of the person may be kept. */
  readonly remembered: ContactMemory | undefined;
  /** How often they were answered before, as it was read. */
  readonly spent: Spent | undefined;
};

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
  const remembering = ({ entry, fresh, at, isNew, spent }: Finished, memory: ContactMemory) => {
    const set = Object.entries(memory).filter(([, value]) => value !== undefined);
    const gone = Object.keys(memory).filter((name) => memory[name as keyof ContactMemory] === undefined);
    const names = Object.fromEntries(Object.keys(memory).map((name) => [`#${name}`, name]));
    const { Update } = remember(
      entry.pseudonym,
      fresh,
      at,
      set.map(([name]) => `, #${name} = :${name}`).join("") +
        (gone.length > 0 ? ` REMOVE ${gone.map((name) => `#${name}`).join(", ")}` : ""),
      {
        ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
        // Who has told us nothing yet is not remembered longer than a question stays open.
        ...(isNew && { ":expires": expiry(at, questionDays) }),
        ...(spent && { ":spent": spent }),
      },
    );
    const ConditionExpression = spent ? "commands = :spent" : "attribute_not_exists(commands)";
    const ExpressionAttributeNames = { ...Update.ExpressionAttributeNames, ...names };
    return { Update: { ...Update, ConditionExpression, ExpressionAttributeNames } };
  };
  return {
    stop: async (pseudonym: Pseudonym, fresh: ContactToken, at: string): Promise<void> => {
      await db.send(
        new UpdateCommand(remember(pseudonym, fresh, at, ", stoppedAt = :stopped", { ":stopped": at }).Update),
      );
    },
    start: async (pseudonym: Pseudonym, fresh: ContactToken, at: string): Promise<void> => {
      await db.send(new UpdateCommand(remember(pseudonym, fresh, at, " REMOVE stoppedAt").Update));
    },
    /** One more try at the code of somebody else's record, unless another one was counted since. */
    spendTry: async (
      pseudonym: Pseudonym,
      fresh: ContactToken,
      at: string,
      before: Spent | undefined,
      after: Spent,
      isNew: boolean,
    ): Promise<boolean> => {
      const { Update } = remember(pseudonym, fresh, at, ", tries = :after", {
        ":after": after,
        ...(before && { ":before": before }),
        // Who has told us nothing yet is not remembered longer than a question stays open.
        ...(isNew && { ":expires": expiry(at, questionDays) }),
      });
      const ConditionExpression = before ? "tries = :before" : "attribute_not_exists(tries)";
      return happened(db.send(new UpdateCommand({ ...Update, ConditionExpression })));
    },
    /** The address as it came with a message, for as long as a record or a question needs it. */
    keepAddress: async (
      entry: VaultEntry,
      contact: ContactToken,
      channel: Channel,
      lastInboundAt: string,
      at: string,
      days: number,
    ) => {
      if (!entry.address) return;
      const item = { address: entry.address, pseudonym: entry.pseudonym, lastInboundAt, schema };
      const put = new PutCommand({
        TableName: vault,
        Item: { ...addressKey(contact, channel), ...item, expiresAt: expiry(at, days) },
        // One that a record needs stays, for as long as that record says.
        ConditionExpression: "attribute_not_exists(pk)",
      });
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
            UpdateExpression:
              "SET contact = :fresh REMOVE askedAt, askedIn, chosen, #language, commands, automatic, tries, rating",
            ExpressionAttributeNames: { "#language": "language" },
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
      const items = await itemsUnder<Key>(db, records, contactRecordKey(contact, "" as ReferenceCode));
      return items.map(({ sk }) => sk.slice("RECORD#".length) as ReferenceCode);
    },
    /**
     * The answer to a command, what is remembered of it, and the end of its message: all or nothing. `again`: another
     * command of theirs was answered since it was read how often they were.
     */
    finish: async (done: Finished): Promise<"done" | "again"> => {
      const items = [
        ...settled({ records, vault }, done.message),
        ...(done.remembered ? [remembering(done, done.remembered)] : []),
        ...(done.reply ? replyPuts({ records, vault }, done, done.reply) : []),
      ];
      try {
        await db.send(new TransactWriteCommand({ TransactItems: items }));
        return "done";
      } catch (error) {
        if (isOver(error)) return "done";
        if (isOver(error, items.length)) return "again";
        throw error;
      }
    },
    /** Of a person whose address is kept: WhatsApp's 24 hours begin anew with each message, also with a command. */
    heardFrom: async (contact: ContactToken, channel: Channel, at: string): Promise<void> => {
      const update = new UpdateCommand({
        TableName: vault,
        Key: addressKey(contact, channel),
        UpdateExpression: "SET lastInboundAt = :at",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeValues: { ":at": at },
      });
      await db.send(update).catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
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

const replyPuts = ({ records, vault }: Tables, { entry, fresh, at, message }: Finished, reply: Reply) => {
  const expiresAt = Math.ceil((Date.parse(at) + answerDays * dayMs) / 1000);
  const lent = { address: entry.address, pseudonym: entry.pseudonym, owner: fresh, lastInboundAt: message.receivedAt };
  return [
    { Put: { TableName: records, Item: { ...replyItem(reply), expiresAt } } },
    {
      Put: {
        TableName: records,
        Item: { ...replyPointerKey(reply.id), reference: reply.reference, schema, expiresAt },
      },
    },
    { Put: { TableName: vault, Item: { ...addressKey(reply.contact, reply.channel), ...lent, schema, expiresAt } } },
  ];
};

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

/** Somebody settled it before us; its end comes first in every transaction. */
const isOver = (error: unknown, first = 2): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).slice(0, first).some(({ Code }) => Code === "ConditionalCheckFailed");
