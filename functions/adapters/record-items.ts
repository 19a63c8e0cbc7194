import type { Call } from "../domain/feedback/call.ts";
import { lastChangeAt } from "../domain/feedback/change.ts";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import { reminderAt } from "../domain/feedback/keeping.ts";
import type { Note } from "../domain/feedback/note.ts";
import { type QueuePart, queuePartOf } from "../domain/feedback/queue-part.ts";
import type { FeedbackRecord, ReceivedMessage, RecordMessage, Reply } from "../domain/feedback/record.ts";
import type { Referral } from "../domain/feedback/referral.ts";
import {
  callKey,
  due,
  noteKey,
  outbox,
  recordKey,
  recordMessageKey,
  referralKey,
  replyKey,
  schema,
  shardOf,
  two,
} from "./keys.ts";

/** The item of a record: its key, its place in the queue index, and itself. */
export const recordItem = (record: FeedbackRecord) => ({
  ...record,
  ...recordKey(record.reference),
  ...queuePlace(record),
  ...changePlace(record),
  ...erasurePlace(record),
  schema,
});

/** Where the sweep of what is due finds the record, and when the database itself ends the coded row. */
const erasurePlace = ({ reference, keeping }: FeedbackRecord) => ({
  ...placeAt(reference, keeping?.nextAt ?? reminderAt(keeping)),
  ...(keeping?.rowUntil && { expiresAt: Math.ceil(Date.parse(keeping.rowUntil) / 1000) }),
});

const placeAt = (reference: ReferenceCode, at: string | undefined) => at && due("retention", reference, at);

/** A partition of the queue index: one part of the queue, active or closed, one shard. */
export const queuePartition = ({ tracks, hidden }: QueuePart, state: "active" | "closed", shard: number): string =>
  `${tracks.join("+")}#${hidden ? "hidden" : "shown"}#${state}#${two(shard)}`;

const queuePlace = (record: FeedbackRecord) => ({
  queueShard: queuePartition(
    queuePartOf(record),
    record.lifecycle === "closed" ? "closed" : "active",
    shardOf(record.reference),
  ),
  queueOrder: queueOrder(record),
});

/**
 * A partition of the index of changes: one part of the queue, one shard. A console asks for all of them every few
 * seconds, so there are fewer than of the queue: four take some thousand changes a second.
 */
export const changePartition = ({ tracks, hidden }: QueuePart, shard: number): string =>
  `${tracks.join("+")}#${hidden ? "hidden" : "shown"}#${two(shard)}`;

export const changeShards = 4;

const changePlace = (record: FeedbackRecord) => ({
  changeShard: changePartition(queuePartOf(record), shardOf(record.reference) % changeShards),
  changeOrder: `${lastChangeAt(record)}#${record.reference}`,
});

/** What is due first comes first; the reference makes the order total, so that one value is a cursor for every shard. */
export const queueOrder = ({
  dueAt,
  nextDueAt,
  reference,
}: Pick<FeedbackRecord, "dueAt" | "nextDueAt" | "reference">): string => `${nextDueAt ?? dueAt}#${reference}`;

/** A message once its record holds it. */
export const recordMessageItem = (record: FeedbackRecord, message: ReceivedMessage) => {
  const { programme: _, number: __, command: ___, mayGoOn: ____, concerned: _____, ...kept } = message;
  return {
    ...(kept satisfies RecordMessage),
    ...recordMessageKey(record.reference, message.receivedAt, message.id),
    schema,
  };
};

/** A reply, with its outbox mark where it still has to be sent. */
export const replyItem = (reply: Reply) => ({
  ...reply,
  ...replyKey(reply.reference, reply.id),
  ...(reply.state === "queued" && outbox(reply.id, reply.createdAt, "replies")),
  schema,
});

/** A call, with its outbox mark until the provider was asked. */
export const callItem = (call: Call) => ({
  ...call,
  ...callKey(call.reference, call.id),
  ...(call.state === "asked" && outbox(call.id, call.createdAt, "replies")),
  schema,
});

/** What somebody wrote about a record. */
export const noteItem = (reference: ReferenceCode, note: Note) => ({
  ...note,
  ...noteKey(reference, note.at, note.id),
  schema,
});

export const referralItem = (reference: ReferenceCode, referral: Referral) => ({
  ...referral,
  ...referralKey(reference, referral.id),
  schema,
});
