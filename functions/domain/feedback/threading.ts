import type { Topic } from "../coding/coding.ts";
import { hourMs } from "../conversation/allowance.ts";
import type { Settings } from "../settings.ts";
import type { ReferenceCode } from "./handles.ts";
import { type FeedbackRecord, isHidden, type ReceivedMessage } from "./record.ts";

/** What a message does to the record that its writer's messages went to: a part of it, its new beginning, or neither. */
export type Threading = "join" | "reopen" | "new";
export type ThreadRules = Pick<Settings["conversation"], "afterClosing" | "reopenDays" | "newMatterAfterHours">;

/** They say nothing of the matter. */
const general: readonly Topic[] = ["other", "feedback_channel"];
/** A new matter is one that somebody wants something done about; thanks and greetings belong to what came before. */
const asking: readonly string[] = ["question", "request", "report"];
/** Carriers that lose the header of a long SMS deliver its parts seconds apart. */
const splitMs = 30_000;
/**
 * How long a part of a long SMS is: in GSM-7 and in UCS-2, with and without its header. And how long the first of two
 * messages is where a text was longer than the 1,600 characters that Twilio puts into one.
 */
const partLengths = [
  [152, 160],
  [66, 70],
  [1_520, 1_600],
] as const;

/** Whether a text may be the part of a longer SMS, by its length alone. */
export const mayGoOn = (channel: string, text: string): boolean =>
  channel === "sms" && partLengths.some(([least, most]) => text.length >= least && text.length <= most);

/** A message that was as long as a part, and the record that it became a part of. */
export type FirstPart = { readonly reference: ReferenceCode; readonly since: string };

/** Whether a message follows so soon on such a one that it is taken for the rest of it. */
export const isRestOf = (first: FirstPart | undefined, message: ReceivedMessage): first is FirstPart =>
  first !== undefined && sinceMs(first.since, message) >= 0 && sinceMs(first.since, message) < splitMs;

/**
 * A message never joins what is hidden, nor does a hidden one join what is not: phones are shared. But the rest of a long
 * SMS goes where its first part went, also where that is hidden: nobody else had the phone for those seconds.
 */
export const threading = (
  record: FeedbackRecord | undefined,
  message: ReceivedMessage,
  rules: ThreadRules,
  isRest = false,
): Threading => {
  if (!record || record.programme !== message.programme) return "new";
  if (isRest && isHidden(record.sensitivity)) return record.lifecycle === "closed" ? "new" : "join";
  if (isHidden(record.sensitivity) || isHidden(message.coding.sensitivity)) return "new";
  if (isRest) return record.lifecycle === "closed" ? "new" : "join";
  if (isNewMatter(record, message, rules)) return "new";
  return record.lifecycle === "closed" ? afterClosing(record, message, rules) : "join";
};

/** Something else that is to be done, after a silence: within a conversation people jump from one thing to the other. */
const isNewMatter = (
  record: FeedbackRecord,
  message: ReceivedMessage,
  { newMatterAfterHours }: ThreadRules,
): boolean => {
  if (sinceMs(record.lastMessageAt, message) < newMatterAfterHours * hourMs) return false;
  const own = message.coding.topics.filter((topic) => !general.includes(topic));
  const known = record.topics.filter((topic) => !general.includes(topic));
  const isAnother = own.length > 0 && known.length > 0 && !own.some((topic) => known.includes(topic));
  return isAnother && asking.includes(message.coding.type);
};

/** Praise for what was done is feedback of its own, and no reason to begin again. */
const afterClosing = (record: FeedbackRecord, message: ReceivedMessage, rules: ThreadRules): Threading => {
  const isWithin = record.closedAt !== undefined && sinceMs(record.closedAt, message) <= rules.reopenDays * 24 * hourMs;
  const isOver = record.keeping?.askedAt !== undefined || record.keeping?.gone.includes("text") === true;
  return rules.afterClosing === "reopen" && isWithin && !isOver && message.coding.type !== "praise" ? "reopen" : "new";
};

const sinceMs = (at: string, { receivedAt }: ReceivedMessage): number => Date.parse(receivedAt) - Date.parse(at);
