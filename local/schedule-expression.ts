import { Cron } from "croner";
import { StartFailure } from "./start-failure.ts";

/** When a schedule runs: every so many milliseconds, or at the times of a calendar. */
export type Timing = { readonly everyMs: number } | { readonly calendar: Cron };

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Reads `rate(5 minutes)` and `cron(0 7 ? * MON *)` of EventBridge Scheduler, in the schedule's time zone. */
export function timing(expression: string, timeZone: string): Timing {
  const [, count, unit = ""] = /^rate\((\d{1,6}) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const everyMs = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (everyMs > 0) return { everyMs };
  const [, fields = ""] = /^cron\(([^()]{1,200})\)$/.exec(expression) ?? [];
  const [minute, hour, dayOfMonth, month, dayOfWeek = "", year] = fields.trim().split(/\s+/);
  // AWS counts Sunday as 1 and croner as 0: names mean the same to both.
  if (year !== "*" || /[\dL#]/.test(dayOfWeek)) throw notUnderstood(expression);
  const pattern = `0 ${minute} ${hour} ${dayOfMonth} ${month} ${dayOfWeek}`.replaceAll("?", "*");
  try {
    return { calendar: new Cron(pattern, { timezone: timeZone, paused: true }) };
  } catch {
    throw notUnderstood(expression);
  }
}

/** The last moment at or before `now` at which the schedule should have run; undefined when there was none. */
export function lastDue(schedule: Timing, now: Date): Date | undefined {
  if ("everyMs" in schedule) return new Date(now.getTime() - (now.getTime() % schedule.everyMs));
  return schedule.calendar.previousRuns(1, now)[0] ?? undefined;
}

/** Milliseconds until the next run. */
export function untilNext(schedule: Timing, now: Date): number {
  if ("everyMs" in schedule) return schedule.everyMs - (now.getTime() % schedule.everyMs);
  const next = schedule.calendar.nextRun(now);
  return next ? next.getTime() - now.getTime() : Number.POSITIVE_INFINITY;
}

function notUnderstood(expression: string): StartFailure {
  const remedy = "write rate(n minutes) or cron(…) with names for the days of the week and * for the year";
  return new StartFailure(`The local cloud cannot read the schedule ${expression}: ${remedy}.`);
}
