import * as z from "zod";
import type { ResponseTimes } from "./adapters/response-times.ts";
import { type ContentParts, digestContent } from "./digest-content.ts";
import { type Programme, programmeById } from "./domain/settings/our-numbers.ts";
import type { DueWeek } from "./domain/statistics/due-week.ts";
import { isoWeek } from "./domain/statistics/iso-week.ts";
import { responseDays } from "./domain/statistics/response-time.ts";
import { weekBefore, weekDays } from "./domain/statistics/week-days.ts";
import { dueWeeks } from "./weekly-digest-due.ts";
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
 * Sends a programme's digest of a week that is over, and of weeks that were missed before it, once to each recipient
 * whatever is retried; only a crash in the middle of sending makes one of them get it a second time.
 */
export const weeklyDigest =
  (parts: WeeklyDigestParts) =>
  async (event: unknown): Promise<void> => {
    const { programme: id, week: wanted, at } = Request.parse(event);
    const programme = programmeById(parts.settings, id);
    if (!programme) throw named("UnknownProgrammeError");
    await noteResponseTime(parts, programme);
    const weeks =
      wanted === undefined
        ? await dueWeeks(parts.digests, programme, at ? new Date(at) : parts.now())
        : [weekOf(programme, wanted, parts.now())];
    const whole: boolean[] = [];
    for (const week of weeks) whole.push(await sendWeek(parts, programme, week));
    if (whole.includes(false)) throw named("DigestNotSentError");
  };

const sendWeek = async (parts: WeeklyDigestParts, programme: Programme, { week, dueAt }: DueWeek): Promise<boolean> => {
  const isSent = await sendDigest(parts, await digestContent(parts, programme, week), dueAt);
  if (isSent) await parts.digests.done(programme.id, week);
  return isSent;
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

/** A week that is asked for by name, if it is over: then for everybody who subscribes now. */
const weekOf = (programme: Programme, week: string, now: Date): DueWeek => {
  if (!weekDays(week) || week >= isoWeek(now, programme.timeZone)) throw named("WeekNotOverError");
  return { week, dueAt: now };
};

const named = (name: string) => Object.assign(new Error(name), { name });
