/** The working days of a programme, in its own time zone. */
export type WorkingCalendar = { readonly timeZone: string; readonly workingDays: readonly string[] };

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The same time of day after a number of working days; a calendar without any working day counts every day. */
export const addWorkingDays = (from: Date, days: number, { timeZone, workingDays }: WorkingCalendar): Date => {
  let at = from.getTime();
  for (let left = days; left > 0; ) {
    at += dayMs;
    if (workingDays.length === 0 || workingDays.includes(weekday(new Date(at), timeZone))) left -= 1;
  }
  return new Date(at);
};

/** `monday` to `sunday`, as a clock in that time zone has it. */
export const weekday = (at: Date, timeZone: string): string => format(timeZone).format(at).toLowerCase();

const format = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en", { weekday: "long", timeZone });
  formats.set(timeZone, made);
  return made;
};
