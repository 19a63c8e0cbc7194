import { inDanger, recentViolence } from "./due.ts";
import type { NoticeKind } from "./escalation.ts";
import type { ReferenceCode } from "./handles.ts";
import { type FeedbackRecord, isHidden } from "./record.ts";

/** People are to be told of a record, again and further up, until a person has taken it up. */
export type Notice = {
  readonly id: string;
  readonly reference: ReferenceCode;
  readonly programme: string;
  readonly kind: NoticeKind;
  readonly dueAt: string;
  readonly createdAt: string;
  /** The record's version at the time: a note of a later change means that a person has taken it up. */
  readonly version: number;
  /** How many steps of the escalation are done. */
  readonly step: number;
  /** When the next step is due, or the next try of this one. */
  readonly nextAt: string;
  /** Ids of everybody told in earlier steps. */
  readonly told: readonly string[];
  /** Which deliveries of this step went out, so that another try repeats none of them. */
  readonly delivered: readonly string[];
  readonly tries: number;
  readonly endedAt?: string;
  /** Of a conflict, who caused it by naming the others: what they do with the record ends nothing. */
  readonly by?: string;
};

/** A new record that only a focal point may see is told to the one on duty; of the rest the queue tells. */
export const noticeOf = (record: FeedbackRecord, id: string): Notice | undefined =>
  isHidden(record.sensitivity)
    ? {
        id,
        reference: record.reference,
        programme: record.programme,
        kind: kindOf(record),
        dueAt: record.dueAt,
        createdAt: record.openedAt,
        version: record.version,
        step: 0,
        nextAt: record.openedAt,
        told: [],
        delivered: [],
        tries: 0,
      }
    : undefined;

const kindOf = (record: FeedbackRecord): NoticeKind => {
  if (inDanger(record)) return "danger";
  return recentViolence(record) ? "violence" : "sensitive";
};
