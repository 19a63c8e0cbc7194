import { illegalMove, notSafe } from "../domain/errors.ts";
import type { ReplyId } from "../domain/feedback/handles.ts";
import { newReply } from "../domain/feedback/new-reply.ts";
import type { FeedbackRecord, Reply } from "../domain/feedback/record.ts";
import { isSafeToAnswer } from "../domain/feedback/safe-to-answer.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import { keepText } from "./keep-text.ts";
import type { TriageParts } from "./parts.ts";

/** Nothing goes out on a hidden record until a focal point has said that it is safe, nor where nobody can be reached. */
export const answerTo = async (
  parts: Pick<TriageParts, "seal" | "now">,
  id: string,
  record: FeedbackRecord,
  text: StrippedText,
): Promise<Reply> => {
  if (!isSafeToAnswer(record)) throw notSafe();
  if (record.origin) throw illegalMove();
  const words = await keepText(parts, record, text, "reply");
  return newReply({ ...record, id: id as ReplyId, kind: "answer", createdAt: parts.now().toISOString() }, words);
};
