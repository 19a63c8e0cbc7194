/** The ISO 8601 week of a moment as a calendar in that time zone has it: `2026-W46`. Its year is the week's year. */
export const isoWeek = (at: Date, timeZone: string): string => {
  const [year = 0, month = 0, day = 0] = format(timeZone).format(at).split("-").map(Number);
  const date = Date.UTC(year, month - 1, day);
  const thursday = new Date(date + (3 - ((new Date(date).getUTCDay() + 6) % 7)) * dayMs);
  const firstOfYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - firstOfYear) / dayMs / 7);
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
};

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

const format = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  // The Swedish calendar writes a date as 2026-11-21.
  const made = new Intl.DateTimeFormat("sv", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, made);
  return made;
};
