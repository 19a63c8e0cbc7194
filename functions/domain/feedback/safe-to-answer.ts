import { type FeedbackRecord, isHidden } from "./record.ts";

/**
 * Whether an answer may reach the person without harm: never where somebody found that it may not, and on a hidden
 * record only after a focal point has found that it may.
 */
export const isSafeToAnswer = ({
  sensitivity,
  safeContact = "unknown",
}: Pick<FeedbackRecord, "sensitivity" | "safeContact">): boolean =>
  safeContact !== "no" && (!isHidden(sensitivity) || safeContact === "text" || safeContact === "times");
