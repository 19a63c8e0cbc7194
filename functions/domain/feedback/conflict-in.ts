import { noticeTo } from "./conflict-notice.ts";
import type { Reader } from "./exists-for.ts";
import type { Notice } from "./notice.ts";
import type { FeedbackRecord } from "./record.ts";

/** The notice to the outside recipient where a record is about everybody who would read it; otherwise none. */
export const conflictIn = (people: readonly Reader[], record: FeedbackRecord, noticeId: string): Notice | undefined => {
  const notice = noticeTo(people, record, noticeId);
  return notice?.told.length ? notice : undefined;
};
