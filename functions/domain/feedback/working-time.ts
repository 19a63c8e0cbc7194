import { isWithinHours } from "../conversation/quiet-hours.ts";

/** When a programme works, in its own time zone. Without hours every hour of a working day counts. */
export type WorkingCalendar = {
  readonly timeZone: string;
  readonly workingDays: readonly string[];
  readonly workingHours?: { readonly from: string; readonly to: string } | undefined;
  /** Days as `2026-12-25` on which nobody works. */
  readonly holidays?: readonly string[] | undefined;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The same time of day after a number of working days. What comes out of hours counts from the next opening, so that
 * nothing falls due at night; a calendar without any working day counts every day.
 */
export const addWorkingDays = (from: Date, days: number, calendar: WorkingCalendar): Date => {
  let at = firstWorkingMoment(from, calendar);
  for (let left = days; left > 0; ) {
    at = nextDay(at, calendar.timeZone);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
};

/** The same for hours, of which a working day has twenty-four. */
export const addWorkingHours = (from: Date, hours: number, calendar: WorkingCalendar): Date => {
  const day = addWorkingDays(from, Math.floor(hours / 24), calendar);
  return firstWorkingMoment(new Date(day.getTime() + (hours % 24) * hourMs), calendar);
};

/** Whether somebody is at work at this moment. */
export const isWorkingTime = (at: Date, calendar: WorkingCalendar): boolean =>
  isWorkingDay(at, calendar) && (!calendar.workingHours || isWithinHours(calendar.workingHours, calendar.timeZone, at));

/** `monday` to `sunday`, as a clock in that time zone has it. */
export const weekday = (at: Date, timeZone: string): string => localOf(at, timeZone).weekday;

/** The day as `2026-11-20`, as a calendar in that time zone has it. */
export const localDay = (at: Date, timeZone: string): string => localOf(at, timeZone).day;

const isWorkingDay = (at: Date, { timeZone, workingDays, holidays = [] }: WorkingCalendar): boolean => {
  const local = localOf(at, timeZone);
  return (workingDays.length === 0 || workingDays.includes(local.weekday)) && !holidays.includes(local.day);
};

/** This moment where people are at work, otherwise the next opening. */
const firstWorkingMoment = (from: Date, calendar: WorkingCalendar): Date => {
  const { timeZone, workingHours } = calendar;
  if (!workingHours || isWorkingTime(from, calendar)) return from;
  const [hour = 0, minute = 0] = workingHours.from.split(":").map(Number);
  const opens = hour * 60 + minute;
  const wait = opens - localOf(from, timeZone).minutes;
  const whole = Math.floor(from.getTime() / minuteMs) * minuteMs;
  const opening = atLocalTime(new Date(whole + wait * minuteMs), opens, timeZone);
  let at = wait > 0 ? opening : nextDay(opening, timeZone);
  while (!isWorkingDay(at, calendar)) at = nextDay(at, timeZone);
  return at;
};

/** The same time on the next day. */
const nextDay = (at: Date, timeZone: string): Date =>
  atLocalTime(new Date(at.getTime() + dayMs), localOf(at, timeZone).minutes, timeZone);

/** The minute of the day that was meant, also where a clock was put forward or back on the way there. */
const atLocalTime = (at: Date, meant: number, timeZone: string): Date => {
  const shift = localOf(at, timeZone).minutes - meant;
  // Past midnight the difference is a day less the shift.
  const minutes = shift > 720 ? shift - 1_440 : shift < -720 ? shift + 1_440 : shift;
  return new Date(at.getTime() - minutes * minuteMs);
};

const localOf = (at: Date, timeZone: string) => {
  const parts = new Map(
    format(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? "";
  return {
    weekday: part("weekday").toLowerCase(),
    day: `${part("year")}-${part("month")}-${part("day")}`,
    minutes: Number(part("hour")) * 60 + Number(part("minute")),
  };
};

const format = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en", {
    timeZone,
    weekday: "long",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, made);
  return made;
};
