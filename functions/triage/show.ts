import type * as z from "zod";
import type { FeedbackRecord, RecordMessage, Reply } from "../domain/feedback/record.ts";
import type { Feedback } from "./views/feedback.ts";
import type { Message, Reply as ReplyView } from "./views/messages.ts";

/** What the API shows of a record; the contact token and the number stay behind. */
export const showFeedback = (record: FeedbackRecord): z.input<ReturnType<typeof Feedback>> => ({
  ...record,
  topics: [...record.topics],
  codes: [...record.codes],
  tracks: [...record.tracks],
  sensitive: [...record.sensitive],
  contactWishes: [...record.contactWishes],
  assignee: record.assignee ?? null,
  closedAt: record.closedAt ?? null,
  firstResponseAt: record.firstResponseAt ?? null,
  keeping: showKeeping(record),
});

const showKeeping = ({ keeping }: FeedbackRecord) =>
  keeping
    ? {
        askedAt: keeping.askedAt ?? null,
        nextAt: keeping.nextAt ?? null,
        gone: [...keeping.gone],
        hold: keeping.hold ?? null,
        objection: keeping.objection ?? null,
      }
    : null;

export const showMessage = (message: RecordMessage): z.input<ReturnType<typeof Message>> => ({
  receivedAt: message.receivedAt,
  channel: message.channel,
  language: message.language,
  text: "text" in message ? message.text : null,
  identifiers: [...message.identifiers],
  attachments: [...message.attachments],
  incomplete: message.incomplete ?? false,
  why: [...message.coding.why],
});

export const showReply = (reply: Reply): z.input<ReturnType<typeof ReplyView>> => ({
  id: reply.id,
  kind: reply.kind,
  state: reply.state,
  because: reply.because ?? null,
  text: reply.text,
  language: reply.language,
  channel: reply.channel,
  createdAt: reply.createdAt,
});
