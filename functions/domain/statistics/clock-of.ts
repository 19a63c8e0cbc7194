import { type FeedbackRecord, isHidden } from "../feedback/record.ts";

/** The clocks by which what is overdue is counted; the first that applies to a record is its own. */
export const clockNames = ["sensitive", "urgent", "first_response", "complaint", "unanswered"] as const;
export type ClockName = (typeof clockNames)[number];

/** The clock that a record waits by. */
export const clockOf = ({ sensitivity, criticality, type, tracks }: FeedbackRecord): ClockName => {
  if (isHidden(sensitivity)) return "sensitive";
  if (criticality === "urgent") return "urgent";
  if (type === "question" || type === "request") return "first_response";
  return tracks.includes("complaint") ? "complaint" : "unanswered";
};

/** Whether closing without an answer breaks a promise: thanks and rumours may be closed so, and whoever wants none. */
export const answerExpected = ({ type, contactWishes }: FeedbackRecord): boolean =>
  (type === "question" || type === "request" || type === "report") && !contactWishes.includes("no_reply");
