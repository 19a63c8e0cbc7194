import * as z from "zod";
import type { ResponseTimes } from "./adapters/response-times.ts";
import { type ContentParts, digestContent } from "./digest-content.ts";
import { type Programme, programmeById } from "./domain/settings/our-numbers.ts";
import { dueWeek } from "./domain/statistics/due-week.ts";
import { isoWeek } from "./domain/statistics/iso-week.ts";
import { responseDays } from "./domain/statistics/response-time.ts";
import { weekBefore, weekDays } from "./domain/statistics/week-days.ts";
import { type SendDigestParts, sendDigest } from "./weekly-digest-send.ts";

export type WeeklyDigestParts = SendDigestParts &
  ContentParts & { readonly responseTimes: Pick<ResponseTimes, "write"> };

/** `at`: when the schedule meant to run, so that a late retry is about the same week. `week`: another one that is over. */
const Request = z.object({
  programme: z.string().max(64),
  week: z.string().max(8).optional(),
  at: z.iso.datetime().optional(),
});

/**
 * Sends a programme's digest of a week that is over, once to each recipient whatever is retried; only a crash in the
 * middle of sending makes one of them get it a second time.
 */
export const weeklyDigest =
  (parts: WeeklyDigestParts) =>
  async (event: unknown): Promise<void> => {
    const { programme: id, week: wanted, at } = Request.parse(event);
    const programme = programmeById(parts.settings, id);
    if (!programme) throw named("UnknownProgrammeError");
    await noteResponseTime(parts, programme);
    const { week, dueAt } = weekOf(programme, at ? new Date(at) : parts.now(), wanted, parts.now());
    const content = await digestContent(parts, programme, week);
    if (!(await sendDigest(parts, content, dueAt))) throw named("DigestNotSentError");
  };

/** Weeks that are counted, and those left out because many of their records may still be answered in time. */
const countedWeeks = 8;
const freshWeeks = 2;

/** Acknowledgements promise no more than what was kept of late; who reads the counters anyway says what that is. */
const noteResponseTime = async (
  { counters, responseTimes, settings, now }: WeeklyDigestParts,
  { id, timeZone }: Programme,
): Promise<void> => {
  const week = isoWeek(now(), timeZone);
  const weeks = Array.from({ length: countedWeeks }, (_, ago) => weekBefore(week, ago + freshWeeks));
  await responseTimes.write(id, responseDays(await counters(id, weeks), settings.suppression.k), now());
};

/** The week that is due, or one that is asked for by name if it is over: then for everybody who subscribes now. */
const weekOf = (programme: Programme, at: Date, wanted: string | undefined, now: Date) => {
  if (wanted === undefined) return dueWeek(programme, at);
  if (!weekDays(wanted) || wanted >= isoWeek(now, programme.timeZone)) throw named("WeekNotOverError");
  return { week: wanted, dueAt: now };
};

const named = (name: string) => Object.assign(new Error(name), { name });
