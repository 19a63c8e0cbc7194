import { isSafeToAnswer } from "../domain/feedback/safe-to-answer.ts";
import { hurry } from "../middleware/hurry.ts";
import type { Act } from "./parts.ts";

/**
 * The answers that wait for this person go out now: their message has opened the window again. But for those of a record
 * on which contact has since been found unsafe: somebody else may hold the phone.
 */
export const onRead: Act = async (parts, { known }) => {
  const references = known && !known.stoppedAt ? await parts.contacts.recordsOf(known.contact) : [];
  let released = 0;
  for (const reference of references) {
    const record = await parts.records.find(reference);
    if (!record || !isSafeToAnswer(record)) continue;
    for (const reply of await parts.records.replies(reference)) {
      if (!reply.waits || !(await parts.replies.release(reply, parts.now()))) continue;
      await hurry(parts, "replies", { reference, reply: reply.id });
      released += 1;
    }
  }
  return released > 0 ? {} : { text: "nothingWaits" };
};
