import type { FeedbackRecord, ReceivedMessage, RecordMessage, Reply } from "../domain/feedback/record.ts";
import { isHidden } from "../domain/feedback/record.ts";
import { outbox, recordKey, recordMessageKey, replyKey, schema, shardOf, two } from "./keys.ts";

/** The item of a record: its key, its place in the queue index, and itself. */
export const recordItem = (record: FeedbackRecord) => ({
  ...recordKey(record.reference),
  ...queuePlace(record),
  ...record,
  schema,
});

/** The partition of the queue index that a record stands in; hidden ones apart, so that no list can even read them. */
export const queuePartition = (trackSet: string, hidden: boolean, state: "active" | "closed", shard: number): string =>
  `${trackSet}#${hidden ? "hidden" : "shown"}#${state}#${two(shard)}`;

const queuePlace = (record: FeedbackRecord) => ({
  queueShard: queuePartition(
    [...record.tracks].sort().join("+"),
    isHidden(record.sensitivity),
    record.lifecycle === "closed" ? "closed" : "active",
    shardOf(record.reference),
  ),
  queueOrder: `${record.dueAt}#${record.reference}`,
});

/** A message once its record holds it. */
export const recordMessageItem = (record: FeedbackRecord, message: ReceivedMessage) => {
  const { programme: _programme, number: _number, ...kept } = message;
  return {
    ...recordMessageKey(record.reference, message.receivedAt, message.id),
    ...(kept satisfies RecordMessage),
    schema,
  };
};

/** A reply, with its outbox mark where it still has to be sent. */
export const replyItem = (reply: Reply) => ({
  ...replyKey(reply.reference, reply.id),
  ...(reply.state === "queued" && outbox(reply.id, reply.createdAt, "replies")),
  ...reply,
  schema,
});
