import type { Directory } from "./adapters/directory.ts";
import type { Notices } from "./adapters/notices.ts";
import type { NoticeKind } from "./domain/feedback/escalation.ts";
import { noticeWords } from "./domain/feedback/notice-words.ts";
import { outsideId, type Recipient } from "./domain/feedback/on-duty.ts";
import { afterTelling, deliveriesOf, turnOf } from "./domain/feedback/telling.ts";
import { programmeById } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { type NotifyPeopleParts, notifyPeople } from "./notify-people.ts";

export type NotifyParts = NotifyPeopleParts & {
  readonly settings: Settings;
  readonly notices: Notices;
  readonly directory: Directory;
  readonly now: () => Date;
};

/** Of these somebody in particular is told, and the outside person may be that. */
const toSomebody: readonly NoticeKind[] = ["opening", "hold", "conflict", "hand_over"];

/** Longer than an attempt lasts: who crashes in it is followed by another. */
const attemptMs = 60_000;

/**
 * Does what a notice asks for now: tells whoever is on duty, reminds, escalates, or ends it because a person has taken
 * the record up. Called twice at once it acts once; after a crash within the attempt it tells people a second time
 * rather than never.
 */
export const notifying =
  (parts: NotifyParts) =>
  async (id: string): Promise<void> => {
    const { settings, notices, now, log } = parts;
    const notice = await notices.find(id);
    const programme = notice && programmeById(settings, notice.programme);
    if (!notice || notice.endedAt || !programme) return;
    const turn = turnOf(notice, await notices.record(notice.reference), await rosterOf(parts), settings.clocks);
    if (turn === "wait") return;
    if (turn === "over") return notices.save({ ...notice, endedAt: now().toISOString() }, notice.nextAt);
    const until = new Date(now().getTime() + attemptMs).toISOString();
    if (!(await notices.claim(notice, until))) return;
    const isForDuty = !toSomebody.includes(notice.kind);
    if (isForDuty && turn.recipients.every((recipient) => recipient.id === outsideId)) log({ event: "nobody_to_tell" });
    const smsNumber = programme.numbers.find(({ channel }) => channel === "sms")?.address;
    const deliveries = deliveriesOf(notice, turn.recipients, smsNumber !== undefined);
    const wordsFor = ({ id: to }: Recipient) =>
      noticeWords(notice, settings.society.name, programme.timeZone, to === outsideId);
    const outcome = await notifyPeople(parts, wordsFor, deliveries, smsNumber);
    const after = afterTelling(notice, turn.recipients, outcome, now(), settings.clocks);
    await notices.save(after, until);
    if (after.endedAt) log({ event: "notice_unanswered" });
    // The queue counts it, and puts it aside where somebody looks if it fails again and again.
    if (outcome.failed > 0) throw Object.assign(new Error("undelivered"), { name: "UndeliveredError" });
  };

const rosterOf = async ({ directory, settings, now }: NotifyParts) => {
  const [people, duty] = await Promise.all([directory.people(), directory.duty()]);
  return { people, duty, outside: { id: outsideId, email: settings.outsidePerson.email }, now: now() };
};
