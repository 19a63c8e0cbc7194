import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { ContactToken, MessageId, ReferenceCode } from "../domain/feedback/handles.ts";
import type { Notice } from "../domain/feedback/notice.ts";
import { type FeedbackRecord, isFile, type ReceivedMessage, type Reply } from "../domain/feedback/record.ts";
import type { FirstPart } from "../domain/feedback/threading.ts";
import type { WeekCounts } from "../domain/statistics/counts.ts";
import { countersUpdates } from "./counters.ts";
import {
  contactRecordKey,
  due,
  type Key,
  messageKey,
  noticeKey,
  outbox,
  recordKey,
  replyPointerKey,
  schema,
  threadKey,
} from "./keys.ts";
import { plain } from "./plain.ts";
import { recordItem, recordMessageItem, replyItem } from "./record-items.ts";
import type { Contact, ContactMemory, VaultEntry } from "./vault.ts";
import { adoption } from "./vault-adoption.ts";

/** The record that a contact's messages join, never a hidden one, and when it was last acknowledged. */
export type Thread = {
  readonly reference?: ReferenceCode | undefined;
  readonly acknowledgedAt?: string | undefined;
  /** The last message, if it was as long as a part of a long SMS. */
  readonly first?: FirstPart | undefined;
  /** The hidden record of somebody who asked for a person after telling something in confidence. */
  readonly asked?: ReferenceCode | undefined;
};

/** Everything that one message changes, written together or not at all. */
export type Opening = {
  readonly message: ReceivedMessage;
  readonly record: FeedbackRecord;
  readonly joined: boolean;
  readonly vaultEntry: VaultEntry | undefined;
  /** What the vault knew of the writer before. */
  readonly known: Contact | undefined;
  /** What is remembered of the writer from now on. */
  readonly remembered: ContactMemory;
  readonly thread: Thread | undefined;
  readonly reply: Reply | undefined;
  readonly notice: Notice | undefined;
  readonly counts: readonly WeekCounts[];
};

type Tables = { readonly records: string; readonly vault: string };
type Items = NonNullable<TransactWriteCommandInput["TransactItems"]>;

/** `done`: written. `again`: somebody else wrote it before, or something it rests on changed; look and try again. */
export type Outcome = "done" | "again";

export const openings = (db: DynamoDBDocumentClient, tables: Tables) => {
  const get = async <Thing>(key: Key): Promise<Thing | undefined> =>
    plain<Thing>((await db.send(new GetCommand({ TableName: tables.records, Key: key, ConsistentRead: true }))).Item);
  return {
    /** A message that no record holds yet. */
    message: async (id: MessageId): Promise<ReceivedMessage | "opened" | undefined> => {
      const item = await get<ReceivedMessage & { readonly state: string }>(messageKey(id));
      if (!item) return undefined;
      const { state, ...message } = item;
      return state === "received" ? message : "opened";
    },
    thread: async (contact: ContactToken) => get<Thread>(threadKey(contact)),
    record: async (reference: ReferenceCode) => get<FeedbackRecord>(recordKey(reference)),
    write: async (opening: Opening): Promise<Outcome> => {
      try {
        await db.send(new TransactWriteCommand({ TransactItems: items(tables, opening) }));
        return "done";
      } catch (error) {
        if (error instanceof TransactionCanceledException && error.CancellationReasons?.every(isPassing))
          return "again";
        throw error;
      }
    },
  };
};
export type Openings = ReturnType<typeof openings>;

/** A conflict is another transaction at the same moment, a failed condition one before us; neither is a duplicate yet. */
const isPassing = ({ Code }: { Code?: string | undefined }): boolean =>
  Code === "None" || Code === "TransactionConflict" || Code === "ConditionalCheckFailed";

const items = (tables: Tables, opening: Opening): Items => {
  const { message, record, joined, reply, notice, thread, counts } = opening;
  const put = (item: Record<string, unknown>, condition?: string, values?: Record<string, unknown>) => ({
    Put: {
      TableName: tables.records,
      Item: item,
      ...(condition && { ConditionExpression: condition }),
      ...(values && { ExpressionAttributeValues: values }),
    },
  });
  return [
    emptied(tables.records, message, record.reference),
    joined
      ? put(recordItem(record), "version = :before", { ":before": record.version - 1 })
      : put(recordItem(record), "attribute_not_exists(pk)"),
    put(recordMessageItem(record, message)),
    ...(joined
      ? []
      : [put({ ...contactRecordKey(record.contact, record.reference), reference: record.reference, schema })]),
    ...(thread ? [put({ ...threadKey(record.contact), ...thread, schema })] : []),
    ...(reply
      ? [put(replyItem(reply)), put({ ...replyPointerKey(reply.id), reference: reply.reference, schema })]
      : []),
    ...(notice
      ? [put({ ...noticeKey(notice.id), ...notice, ...outbox(notice.id, notice.createdAt, "notices"), schema })]
      : []),
    ...countersUpdates(tables.records, record.programme, record.reference, counts),
    ...(opening.vaultEntry
      ? adoption(tables.vault, opening.vaultEntry, record, message, opening.known, opening.remembered)
      : []),
  ];
};

/**
 * The received message gives its content to the record and stays as the proof that it was here, in the lane of what is
 * to be erased at the provider. A file is with the provider alone until it is sealed: then it waits for that first.
 */
const emptied = (table: string, message: ReceivedMessage, reference: ReferenceCode) => {
  const place = message.attachments.some(isFile)
    ? outbox(message.id, message.receivedAt, "media")
    : due("provider", message.id, message.receivedAt);
  return {
    Update: {
      TableName: table,
      Key: messageKey(message.id),
      UpdateExpression:
        "SET #state = :opened, #reference = :reference, outboxShard = :shard, outboxAt = :at REMOVE #text, sealedText, coding, identifiers, concerned",
      ConditionExpression: "#state = :received",
      ExpressionAttributeNames: { "#state": "state", "#reference": "reference", "#text": "text" },
      ExpressionAttributeValues: {
        ":opened": "opened",
        ":received": "received",
        ":reference": reference,
        ":shard": place.outboxShard,
        ":at": place.outboxAt,
      },
    },
  };
};
