import type { Coding } from "../coding/coding.ts";
import { raised } from "../coding/raise.ts";
import { withQuiet } from "./change.ts";
import { criticality } from "./criticality.ts";
import { type Clocks, dueAt } from "./due.ts";
import type { ContactToken, ReferenceCode } from "./handles.ts";
import { type FeedbackRecord, isFile, type ReceivedMessage } from "./record.ts";
import type { WorkingCalendar } from "./working-time.ts";

type Opening = {
  readonly reference: ReferenceCode;
  readonly contact: ContactToken;
  readonly clocks: Clocks;
  readonly calendar: WorkingCalendar;
  readonly site?: string | undefined;
  /** When it is written: a message that was fetched late was sent long before. */
  readonly at: string;
};
type Timing = Pick<Opening, "clocks" | "calendar" | "at">;

/** A new record from its first message. */
export const openRecord = (message: ReceivedMessage, { at, ...opening }: Opening): FeedbackRecord =>
  withQuiet(undefined, opened(message, opening), at);

const opened = (
  message: ReceivedMessage,
  { reference, contact, clocks, calendar, site }: Omit<Opening, "at">,
): FeedbackRecord => {
  const { why: _, ...coding } = message.coding;
  return {
    ...coding,
    reference,
    contact,
    programme: message.programme,
    number: message.number,
    channel: message.channel,
    language: message.language,
    criticality: criticality(message.coding),
    lifecycle: "open",
    status: "under_review",
    assignee: undefined,
    openedAt: message.receivedAt,
    lastMessageAt: message.receivedAt,
    closedAt: undefined,
    firstResponseAt: undefined,
    dueAt: dueAt(message.coding, new Date(message.receivedAt), clocks, calendar).toISOString(),
    messages: 1,
    attachments: message.attachments.length,
    ...(site && { site }),
    sealed: numbersFor(message),
    version: 1,
  };
};

/**
 * The record after another message of its writer: the coding of the first stands, topics add up, urgency only rises, and
 * a note says which of its parts that changed.
 */
export const joinRecord = (record: FeedbackRecord, message: ReceivedMessage, at: string): FeedbackRecord =>
  withQuiet(record, joined(record, message), at);

/** A hidden record with the rest of the message that began it: what the rest tells raises the coding and never lowers it. */
export const joinHidden = (
  record: FeedbackRecord,
  message: ReceivedMessage,
  { clocks, calendar, at }: Timing,
): FeedbackRecord => {
  const { why: _, ...coding } = raised({ ...record, why: [] }, message.coding);
  const due = dueAt({ ...coding, why: [] }, new Date(record.openedAt), clocks, calendar).toISOString();
  return withQuiet(record, { ...joined({ ...record, ...coding }, message), dueAt: earlier(record.dueAt, due) }, at);
};

/** The same for a record that was closed: it begins again, and its clock with it. */
export const reopenRecord = (
  record: FeedbackRecord,
  message: ReceivedMessage,
  { clocks, calendar, at }: Timing,
): FeedbackRecord => {
  const again: FeedbackRecord = {
    ...joined(record, message),
    lifecycle: "open",
    closedAt: undefined,
    reopenedAt: message.receivedAt,
    dueAt: dueAt(message.coding, new Date(message.receivedAt), clocks, calendar).toISOString(),
  };
  return withQuiet(record, again, at);
};

const joined = (record: FeedbackRecord, message: ReceivedMessage): FeedbackRecord => ({
  ...record,
  topics: [...new Set([...record.topics, ...message.coding.topics])],
  urgency: record.urgency === "normal" ? message.coding.urgency : record.urgency,
  criticality: record.criticality === "urgent" ? "urgent" : higher(record, message.coding),
  contactWishes: [...new Set([...record.contactWishes, ...message.coding.contactWishes])],
  lastMessageAt: later(record.lastMessageAt, message.receivedAt),
  messages: record.messages + 1,
  attachments: record.attachments + message.attachments.length,
  sealed: (record.sealed ?? 0) + numbersFor(message),
  // Whatever we asked: the person has answered, and our clocks run again.
  waitingSince: undefined,
  version: record.version + 1,
});

/** Its sealed values first, then its files; a position is a value. */
const numbersFor = ({ sealed, attachments }: ReceivedMessage): number =>
  (sealed ?? 0) + attachments.filter(isFile).length;

const higher = (record: FeedbackRecord, coding: Coding): FeedbackRecord["criticality"] =>
  criticality(coding) === "urgent" ? "urgent" : record.criticality;

const earlier = (one: string, other: string): string => [one, other].sort()[0] ?? one;

const later = (one: string, other: string): string => [one, other].sort()[1] ?? one;
