/** The working calendar of a programme: weekdays as numbers, Monday 1 to Sunday 7, in its own time zone. */
export type WorkingCalendar = { readonly timeZone: string; readonly workingDays: readonly number[] };

const dayMs = 86_400_000;
const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const formats = new Map<string, Intl.DateTimeFormat>();

/** The same time of day after a number of working days; a calendar without any working day counts every day. */
export const addWorkingDays = (from: Date, days: number, calendar: WorkingCalendar): Date => {
  const everyDay = calendar.workingDays.length === 0;
  let at = from.getTime();
  for (let left = days; left > 0; ) {
    at += dayMs;
    if (everyDay || calendar.workingDays.includes(weekday(new Date(at), calendar.timeZone))) left -= 1;
  }
  return new Date(at);
};

const weekday = (at: Date, timeZone: string): number => names.indexOf(format(timeZone).format(at)) + 1;

const format = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en", { weekday: "short", timeZone });
  formats.set(timeZone, made);
  return made;
};
