import type * as z from "zod";
import { careHoursLeft } from "../domain/feedback/due.ts";
import type { FeedbackRecord, RecordMessage, Reply } from "../domain/feedback/record.ts";
import type { Referral } from "../domain/feedback/referral.ts";
import { type RunningClock, runningClocks } from "../domain/feedback/running-clocks.ts";
import { programmeById } from "../domain/settings/our-numbers.ts";
import type { Settings } from "../domain/settings.ts";
import type { TriageParts } from "./parts.ts";
import type { Feedback } from "./views/feedback.ts";
import type { Message, Reply as ReplyView } from "./views/messages.ts";
import type { Referral as ReferralView } from "./views/services.ts";

/** What the API shows of a record; the contact token and the number stay behind. */
export const showFeedback = (
  { settings, now }: Pick<TriageParts, "settings" | "now">,
  record: FeedbackRecord,
): z.input<ReturnType<typeof Feedback>> => ({
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
  site: record.site ?? null,
  origin: record.origin ?? null,
  machine: record.machine
    ? {
        ...record.machine,
        topics: [...record.machine.topics],
        codes: [...record.machine.codes],
        sensitive: [...record.machine.sensitive],
      }
    : null,
  safeContact: record.safeContact ?? "unknown",
  snoozedUntil: record.snoozedUntil ?? null,
  waitingSince: record.waitingSince ?? null,
  recheckAt: record.recheckAt ?? null,
  careHoursLeft: careHoursLeft(record, now()),
  outcomeAt: record.outcomeAt ?? null,
  callWishedAt: record.callWishedAt ?? null,
  loop: record.loop ?? null,
  concerned: [...(record.concerns ?? [])],
  links: (record.links ?? []).map((link) => ({ ...link })),
  clocks: clocksOf(settings, record, now()).map((clock) => ({ ...clock })),
});

/** The clocks of a record, by the calendar of its programme. */
export const clocksOf = (settings: Settings, record: FeedbackRecord, now: Date): readonly RunningClock[] => {
  const calendar = programmeById(settings, record.programme) ?? { timeZone: "UTC", workingDays: [] };
  return runningClocks(record, settings.clocks, calendar, now);
};

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
  missedCall: message.missedCall ?? false,
  why: [...message.coding.why],
});

/** A referral; of what goes with it the numbers alone. */
export const showReferral = ({ handOver, ...referral }: Referral): z.input<ReturnType<typeof ReferralView>> => ({
  ...referral,
  handOver: handOver
    ? { ...handOver, identifiers: [...handOver.identifiers], openedAt: handOver.openedAt ?? null }
    : null,
});

export const showReply = (reply: Reply): z.input<ReturnType<typeof ReplyView>> => ({
  id: reply.id,
  kind: reply.kind,
  state: reply.state,
  because: reply.because ?? null,
  text: "text" in reply ? reply.text : null,
  language: reply.language,
  channel: reply.channel,
  createdAt: reply.createdAt,
});
