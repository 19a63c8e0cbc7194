const dayMs = 86_400_000;

/** An ISO week's Monday and Sunday, as midnights in UTC; `undefined` for a week that no calendar has. */
export const weekDays = (week: string): readonly [monday: Date, sunday: Date] | undefined => {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (!year || !number || Number(number) < 1 || Number(number) > weeksOf(Number(year))) return undefined;
  const monday = firstMonday(Number(year)) + (Number(number) - 1) * 7 * dayMs;
  return [new Date(monday), new Date(monday + 6 * dayMs)];
};

/** The ISO week so many weeks before another. */
export const weekBefore = (week: string, weeks = 1): string => {
  const [monday] = weekDays(week) ?? [];
  if (!monday) throw new RangeError("There is no such week.");
  const thursday = new Date(monday.getTime() + (3 - 7 * weeks) * dayMs);
  const year = thursday.getUTCFullYear();
  const number = 1 + Math.floor((thursday.getTime() - firstMonday(year)) / dayMs / 7);
  return `${year}-W${String(number).padStart(2, "0")}`;
};

/** The 4th of January is always in the first week. */
const firstMonday = (year: number): number => {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
};

const weeksOf = (year: number): number => (firstMonday(year + 1) - firstMonday(year)) / dayMs / 7;
