import { inDanger } from "./due.ts";
import type { ReferenceCode } from "./handles.ts";
import { type FeedbackRecord, isHidden } from "./record.ts";

/** Somebody is to be told of a record: its reference code and clock, never its class or text. */
export type Notice = {
  readonly id: string;
  readonly reference: ReferenceCode;
  readonly programme: string;
  readonly kind: "sensitive" | "danger";
  readonly dueAt: string;
  readonly createdAt: string;
};

/** A new record that only a focal point may see is told to the one on duty; of the rest the queue tells. */
export const noticeOf = (record: FeedbackRecord, id: string): Notice | undefined =>
  isHidden(record.sensitivity)
    ? {
        id,
        reference: record.reference,
        programme: record.programme,
        kind: inDanger(record) ? "danger" : "sensitive",
        dueAt: record.dueAt,
        createdAt: record.openedAt,
      }
    : undefined;
