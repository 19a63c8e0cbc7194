import type { ReplyId } from "../feedback/handles.ts";
import { newReply } from "../feedback/new-reply.ts";
import { type FeedbackRecord, isHidden, type Reply } from "../feedback/record.ts";
import type { StrippedText } from "../identifiers/identifier.ts";
import { dayMs } from "./allowance.ts";

/** So long a number is read as the answer, and nobody is asked anything else. */
export const questionOpenMs = 7 * dayMs;

/**
 * The one question after closing: only of somebody who was answered and wants answers, never of what is hidden. Its
 * words are found when it is sent, by whoever may know the person's language.
 */
export const satisfactionQuestion = (record: FeedbackRecord, id: ReplyId, at: string): Reply | undefined => {
  const { firstResponseAt, loop, satisfaction, stoppedAt, safeContact, origin, contactWishes } = record;
  if (isHidden(record.sensitivity) || safeContact === "no" || origin || stoppedAt || satisfaction) return undefined;
  if (!(firstResponseAt ?? loop) || contactWishes.includes("no_reply")) return undefined;
  return newReply({ ...record, id, kind: "satisfaction", createdAt: at }, { text: "" as StrippedText });
};
