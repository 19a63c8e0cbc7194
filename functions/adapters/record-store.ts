import { setTimeout } from "node:timers/promises";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { alreadyDone, changedMeanwhile } from "../domain/errors.ts";
import type { Call } from "../domain/feedback/call.ts";
import type { MessageId, ReferenceCode } from "../domain/feedback/handles.ts";
import type { Note } from "../domain/feedback/note.ts";
import type { Notice } from "../domain/feedback/notice.ts";
import type { FeedbackRecord, RecordMessage, Reply } from "../domain/feedback/record.ts";
import type { Referral } from "../domain/feedback/referral.ts";
import type { Sealed, SealedValues } from "../domain/feedback/sealed.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import type { WeekCounts } from "../domain/statistics/counts.ts";
import { countersUpdatesOfAll } from "./counters.ts";
import { happened, wholly } from "./happened.ts";
import {
  callPointerKey,
  contactRecordKey,
  identityKey,
  type Key,
  noticeKey,
  outbox,
  recordKey,
  referralKey,
  replyPointerKey,
  schema,
} from "./keys.ts";
import { plain } from "./plain.ts";
import { callItem, noteItem, recordItem, recordMessageItem, referralItem, replyItem } from "./record-items.ts";
import { thingsUnder } from "./things-under.ts";

/** A change to a record and everything that goes with it, written together or not at all. */
export type RecordChange = OneRecord & {
  readonly reply?: Reply;
  readonly call?: Call;
  readonly notes?: readonly Note[];
  readonly referral?: Referral;
  /** Whom to tell of it. */
  readonly notice?: Notice | undefined;
  /** Other records that change with it. */
  readonly also?: readonly OneRecord[];
  /** Messages that a record holds from now on. */
  readonly copies?: readonly { readonly to: FeedbackRecord; readonly message: RecordMessage }[];
  /** What is sealed of the first message of a record that a person entered. */
  readonly identity?: { readonly id: MessageId; readonly sealed: SealedValues; readonly at: string };
  /** A record that is new to its contact. */
  readonly opens?: FeedbackRecord;
};
/** A record before, `undefined` where it is new, and after. */
type OneRecord = {
  readonly before: FeedbackRecord | undefined;
  readonly after: FeedbackRecord;
  readonly counts: readonly WeekCounts[];
};

const mostTries = 6;

/** Records as the officers work with them. With a vault what they enter is sealed there. */
export const recordStore = (db: DynamoDBDocumentClient, table: string, vault?: string) => {
  const children = async <Child>(reference: ReferenceCode, prefix: string) => {
    // What is not seen here is not sealed either.
    const key = { pk: recordKey(reference).pk, sk: prefix };
    return thingsUnder<Child>(db, table, key);
  };
  /** Changes the words of a message or a note, unless they are not what they were when they were read. */
  const changeWords = async ({ pk, sk }: Key, before: string, UpdateExpression: string, values: object) =>
    happened(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk, sk },
          UpdateExpression,
          ConditionExpression: "#text = :before",
          ExpressionAttributeNames: { "#text": "text" },
          ExpressionAttributeValues: { ":before": before, ...values },
        }),
      ),
    );
  return {
    find: async (reference: ReferenceCode): Promise<FeedbackRecord | undefined> => {
      const { Item } = await db.send(
        new GetCommand({ TableName: table, Key: recordKey(reference), ConsistentRead: true }),
      );
      return plain<FeedbackRecord>(Item);
    },
    messages: async (reference: ReferenceCode) => children<RecordMessage>(reference, "MESSAGE#"),
    replies: async (reference: ReferenceCode) => children<Reply>(reference, "REPLY#"),
    notes: async (reference: ReferenceCode) => children<Note>(reference, "NOTE#"),
    calls: async (reference: ReferenceCode) => children<Call>(reference, "CALL#"),
    referrals: async (reference: ReferenceCode) => children<Referral>(reference, "REFERRAL#"),
    /** Seals what stood open in a message or a note. */
    sealText: async (key: Key, before: string, sealedText: Sealed): Promise<boolean> =>
      changeWords(key, before, "SET sealedText = :sealed REMOVE #text", { ":sealed": sealedText }),
    /** Puts words back that stood sealed, while their record is the version that was found not to be hidden. */
    openText: async (
      { pk, sk }: Key,
      { reference, version }: FeedbackRecord,
      { id }: Sealed,
      text: string,
    ): Promise<boolean> =>
      wholly(
        db.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                ConditionCheck: {
                  TableName: table,
                  Key: recordKey(reference),
                  ConditionExpression: "version = :version AND sensitivity = :shown",
                  ExpressionAttributeValues: { ":version": version, ":shown": "non_sensitive" },
                },
              },
              {
                Update: {
                  TableName: table,
                  Key: { pk, sk },
                  UpdateExpression: "SET #text = :text REMOVE sealedText",
                  ConditionExpression: "sealedText.id = :seal",
                  ExpressionAttributeNames: { "#text": "text" },
                  ExpressionAttributeValues: { ":text": text, ":seal": id },
                },
              },
            ],
          }),
        ),
      ),
    moveReferral: async (reference: ReferenceCode, { id, state, consent }: Referral): Promise<void> => {
      await db.send(
        new UpdateCommand({
          TableName: table,
          Key: referralKey(reference, id),
          UpdateExpression: "SET #state = :state, consent = :consent",
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: { ":state": state, ":consent": consent },
        }),
      );
    },
    /** Writes the words of a message anew. */
    rewrite: async (key: Key, before: string, after: StrippedText, placeholder: string): Promise<boolean> =>
      changeWords(key, before, "SET #text = :after, identifiers = list_append(identifiers, :found)", {
        ":after": after,
        ":found": [placeholder],
      }),
    /** Writes a change against the versions that it was made from; somebody else's change in between is a 412. */
    change: async (change: RecordChange): Promise<void> => {
      const items = [...itemsOf(table, change), ...identityOf(vault, change)];
      for (let tries = 1; ; tries++) {
        try {
          await db.send(new TransactWriteCommand({ TransactItems: items }));
          return;
        } catch (error) {
          if (isConflict(error, 1 + (change.also?.length ?? 0))) throw changedMeanwhile();
          if (isConflict(error)) throw alreadyDone();
          if (!isBusy(error) || tries === mostTries) throw error;
          await setTimeout(tries * 20);
        }
      }
    },
  };
};
export type RecordStore = ReturnType<typeof recordStore>;

/** Another transaction at the same moment, most likely on the same counters: it says nothing about our conditions. */
const isBusy = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  error.CancellationReasons?.every(({ Code }) => Code === "None" || Code === "TransactionConflict") === true;

const isConflict = (error: unknown, first = 100): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).slice(0, first).some(({ Code }) => Code === "ConditionalCheckFailed");

const itemsOf = (table: string, change: RecordChange): NonNullable<TransactWriteCommandInput["TransactItems"]> => {
  const records = [change, ...(change.also ?? [])];
  return [
    ...records.map(({ before, after }) => ({
      Put: {
        TableName: table,
        Item: recordItem(after),
        ...(before
          ? { ConditionExpression: "version = :before", ExpressionAttributeValues: { ":before": before.version } }
          : { ConditionExpression: "attribute_not_exists(pk)" }),
      },
    })),
    ...childrenOf(change).map((Item) => ({
      Put: { TableName: table, Item, ConditionExpression: "attribute_not_exists(pk)" },
    })),
    ...countersUpdatesOfAll(
      table,
      records.map(({ after: { programme, reference }, counts }) => ({ programme, reference, counts })),
    ),
  ];
};

/** The numbers of the values begin with 1: there was nothing before. */
const identityOf = (vault: string | undefined, { after, identity }: RecordChange) =>
  vault && identity
    ? [
        {
          Put: {
            TableName: vault,
            Item: {
              ...identityKey(after.reference, identity.id),
              identity: identity.sealed,
              first: 1,
              receivedAt: identity.at,
              schema,
            },
          },
        },
      ]
    : [];

/** What is new with a change; an id that is there already says that the same request has done it before. */
const childrenOf = ({ after, reply, call, notes = [], referral, notice, copies = [], opens }: RecordChange) => [
  ...(reply ? [replyItem(reply), { ...replyPointerKey(reply.id), reference: reply.reference, schema }] : []),
  ...(call ? [callItem(call), { ...callPointerKey(call.id), reference: call.reference, schema }] : []),
  ...notes.map((note) => noteItem(after.reference, note)),
  ...(referral ? [referralItem(after.reference, referral)] : []),
  ...(notice
    ? [{ ...noticeKey(notice.id), ...notice, ...outbox(notice.id, notice.createdAt, "notices"), schema }]
    : []),
  ...copies.map(({ to, message }) => recordMessageItem(to, { ...message, programme: to.programme, number: to.number })),
  ...(opens ? [{ ...contactRecordKey(opens.contact, opens.reference), reference: opens.reference, schema }] : []),
];
