import * as z from "zod";
import type { ReadCounters } from "./adapters/read-counters.ts";
import { type Programme, programmeById } from "./domain/settings/our-numbers.ts";
import { figuresOf } from "./domain/statistics/figures.ts";
import { isoWeek } from "./domain/statistics/iso-week.ts";
import { weekBefore, weekDays } from "./domain/statistics/week-days.ts";
import { type SendDigestParts, sendDigest } from "./weekly-digest-send.ts";

export type WeeklyDigestParts = SendDigestParts & { readonly counters: ReadCounters };

/** `at`: when the schedule meant to run, so that a late retry is about the same week. `week`: another one that is over. */
const Request = z.object({
  programme: z.string().max(64),
  week: z.string().max(8).optional(),
  at: z.iso.datetime().optional(),
});

/** Two years: what has been open for longer is not in the backlog. */
const backlogWeeks = 104;

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
    const running = isoWeek(parts.now(), programme.timeZone);
    const week = wanted ?? weekBefore(isoWeek(at ? new Date(at) : parts.now(), programme.timeZone));
    if (!weekDays(week) || week >= running) throw named("WeekNotOverError");
    const before = await shown(parts, programme, weekBefore(week));
    const figures = await shown(parts, programme, week);
    if (!(await sendDigest(parts, programme, week, figures, before))) throw named("DigestNotSentError");
  };

/** What the digest of a week shows: decided once, so that no two mails can be subtracted from each other. */
const shown = async ({ counters, digests, settings }: WeeklyDigestParts, { id }: Programme, week: string) => {
  const known = await digests.figures(id, week);
  if (known) return known;
  const weeks = Array.from({ length: backlogWeeks }, (_, ago) => weekBefore(week, ago));
  const backlog = await counters(id, weeks);
  const of = (kind: "managers" | "integrity") => figuresOf(kind, backlog[0] ?? {}, backlog, settings.suppression.k);
  return digests.freeze(id, week, { managers: of("managers"), integrity: of("integrity") });
};

const named = (name: string) => Object.assign(new Error(name), { name });
