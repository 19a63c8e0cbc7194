import * as z from "zod";
import type { Directory } from "./adapters/directory.ts";
import { remindedKey } from "./adapters/keys.ts";
import type { SendMail } from "./adapters/mail.ts";
import type { OverdueRecords } from "./adapters/overdue-records.ts";
import type { SentOnce } from "./adapters/sent-once.ts";
import { wasRefused } from "./adapters/was-refused.ts";
import { outsideId } from "./domain/feedback/on-duty.ts";
import { overdueOf } from "./domain/feedback/overdue.ts";
import { reminderWords } from "./domain/feedback/reminder-words.ts";
import { type Reminder, remindersFor } from "./domain/feedback/reminders.ts";
import { isWorkingTime, localDay } from "./domain/feedback/working-time.ts";
import { type Programme, programmeById } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { type Log, nameOf } from "./middleware/log.ts";

export type RemindParts = {
  readonly settings: Settings;
  readonly overdue: OverdueRecords;
  readonly directory: Directory;
  readonly sentOnce: SentOnce;
  readonly mail: SendMail;
  readonly now: () => Date;
  readonly log: Log;
};

const keptSeconds = 7 * 86_400;

/** `at`: when the clock meant to call; a call by hand may name another moment. */
const Order = z.object({ at: z.iso.datetime({ offset: true }).optional() }).catch({});

/**
 * Reminds people of what is overdue: one mail each on a working day of a programme of theirs, in its hours, whatever is
 * repeated. It changes nothing on a record: whether one is overdue follows from the record and the settings alone.
 */
export const remind =
  (parts: RemindParts) =>
  async (timeLeftMs: () => number, event: unknown): Promise<void> => {
    const { settings, log } = parts;
    const { at } = Order.parse(event);
    const now = at ? new Date(at) : parts.now();
    const atWork = settings.programmes.filter((programme) => isWorkingTime(now, programme));
    if (atWork.length === 0) return;
    const { reminders, overdue } = await remindersAt(parts, now);
    const outcomes: string[] = [];
    for (const reminder of reminders) {
      const programme = atWork.find((each) => isOf(reminder, each));
      if (programme && timeLeftMs() > 0) outcomes.push(await sendOnce(parts, reminder, programme, now));
    }
    const count = (outcome: string) => outcomes.filter((other) => other === outcome).length;
    log({ event: "reminded", overdue, mails: count("mine"), earlier: count("sent") });
    // It is seen that a mail did not go, and the next hour tries again.
    if (count("failed") > 0) throw Object.assign(new Error("undelivered"), { name: "UndeliveredError" });
  };

const remindersAt = async ({ settings, directory, overdue }: RemindParts, now: Date) => {
  const [records, people, duty] = await Promise.all([overdue(now), directory.people(), directory.duty()]);
  const late = records.flatMap((record) => {
    const programme = programmeById(settings, record.programme);
    return (programme && overdueOf(record, settings.clocks, programme, now)) ?? [];
  });
  const outside = { id: outsideId, email: settings.outsidePerson.email };
  return { reminders: remindersFor(late, { people, duty, outside, now }), overdue: late.length };
};

const isOf = ({ own, others }: Reminder, { id }: Programme): boolean =>
  [...own, ...others].some(({ record }) => record.programme === id);

const sendOnce = async (
  parts: RemindParts,
  reminder: Reminder,
  { timeZone }: Programme,
  now: Date,
): Promise<string> => {
  const { settings, sentOnce, mail, log } = parts;
  const key = remindedKey(localDay(now, timeZone), reminder.to.id);
  const expiresAt = Math.ceil(now.getTime() / 1000) + keptSeconds;
  const claim = await sentOnce.claim(key, parts.now(), { expiresAt });
  if (claim !== "mine") return claim;
  const zoneOf = (id: string) => programmeById(settings, id)?.timeZone ?? timeZone;
  try {
    await mail({ to: reminder.to.email, ...reminderWords(reminder, settings.society.name, zoneOf) });
  } catch (error) {
    log({ event: "failed", error: nameOf(error) });
    if (wasRefused(error)) await sentOnce.refused(key);
    return "failed";
  }
  await sentOnce.sent(key);
  return claim;
};
