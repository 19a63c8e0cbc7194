import { dayMs, spend } from "../domain/conversation/allowance.ts";
import type { TextName } from "../domain/conversation/texts.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import { isSafeToAnswer } from "../domain/feedback/safe-to-answer.ts";
import type { Act, Answer, Heard, ObeyParts } from "./parts.ts";
import { stillTheirs } from "./still-theirs.ts";

const inWords = {
  open: "statusOpen",
  in_progress: "statusInProgress",
  closed: "statusClosed",
} as const satisfies Record<FeedbackRecord["lifecycle"], TextName>;

/**
 * Where a record stands, for whoever has its code. Without one, with one that is not known, with somebody else's that is
 * sensitive or with too many of somebody else's the answer is the same, to the letter.
 */
export const onStatus: Act = async (parts, heard) => {
  const { code } = heard.command;
  if (!code) return { text: "statusUnknown" };
  const record = await parts.records.find(code);
  const isOwn = record !== undefined && (await own(parts, heard)).includes(record.contact);
  return isOwn ? ownStatus(parts, record) : othersStatus(parts, heard, record);
};

const ownStatus = async (parts: ObeyParts, record: FeedbackRecord): Promise<Answer> => {
  const replies = await parts.records.replies(record.reference);
  const text =
    replies.some(({ waits }) => waits) && isSafeToAnswer(record) ? "statusAnswerWaits" : inWords[record.lifecycle];
  return { text, filled: { code: record.reference } };
};

const othersStatus = async (parts: ObeyParts, heard: Heard, record: FeedbackRecord | undefined): Promise<Answer> => {
  const allowed = await tried(parts, heard);
  if (!allowed || !record || isHidden(record.sensitivity)) return { text: "statusUnknown" };
  return { text: inWords[record.lifecycle], filled: { code: record.reference } };
};

/** Counts a try before it is answered, each after the one before: many at once are no more than one after another. */
const tried = async ({ settings, now, vault, contacts }: ObeyParts, { entry, known, fresh }: Heard) => {
  const most = settings.conversation.statusTriesPerDay;
  // Whoever was quicker has spent a try, so that after this many rounds there is none left.
  for (let round = 0, before = known?.tries; round <= most; round++) {
    const { allowed, after } = spend(before, { now: now(), most, whileMs: dayMs });
    if (!allowed) return false;
    if (await contacts.spendTry(entry.pseudonym, fresh, now().toISOString(), before, after, !known)) return true;
    before = (await vault.contactOf(entry.pseudonym))?.tries;
  }
  return false;
};

/** Who writes, by this channel and by the other of the same telephone. */
const own = async ({ vault }: ObeyParts, { known, message, entry: { sibling } }: Heard) => {
  const other = sibling && stillTheirs(await vault.contactOf(sibling), message);
  return [known?.contact, other?.contact].filter((contact) => contact !== undefined);
};
