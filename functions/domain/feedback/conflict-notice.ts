import { existsFor, type Reader } from "./exists-for.ts";
import { type Notice, noticeOf } from "./notice.ts";
import { outsideId } from "./on-duty.ts";
import type { FeedbackRecord } from "./record.ts";

/**
 * Whom to tell of a record that is new, or new to its readers: of a hidden one those on duty; and where it is about
 * everybody who would read it, whatever it is, the outside recipient of the settings at once.
 */
export const noticeTo = (people: readonly Reader[], record: FeedbackRecord, id: string): Notice | undefined => {
  const notice = noticeOf(record, id);
  if (!record.concerns?.length || people.some((person) => existsFor(person, record))) return notice;
  return { ...(notice ?? ofConflict(record, id)), told: [outsideId] };
};

/** The notice of a conflict, whoever is to be told of it; told at once. */
export const ofConflict = (
  { reference, programme, dueAt, lastMessageAt, version }: FeedbackRecord,
  id: string,
): Notice => ({
  id,
  reference,
  programme,
  kind: "conflict",
  dueAt,
  createdAt: lastMessageAt,
  version,
  step: 0,
  nextAt: lastMessageAt,
  told: [],
  delivered: [],
  tries: 0,
});
