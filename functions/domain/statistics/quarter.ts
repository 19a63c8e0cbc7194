import { weekBefore, weekDays } from "./week-days.ts";

/** Thirteen ISO weeks: `2026-Q3`. The last one of a long year has fourteen. */
export const quarterOf = (week: string): string =>
  `${week.slice(0, 4)}-Q${Math.min(4, 1 + Math.floor((Number(week.slice(-2)) - 1) / 13))}`;

/** Its weeks, the first first; none for a quarter that no calendar has. */
export const weeksOfQuarter = (quarter: string): readonly string[] => {
  const [, year = "", number = ""] = /^(\d{4})-Q([1-4])$/.exec(quarter) ?? [];
  if (!year) return [];
  const first = 13 * (Number(number) - 1) + 1;
  return Array.from({ length: 14 }, (_, at) => `${year}-W${String(first + at).padStart(2, "0")}`).filter(
    (week) => weekDays(week) !== undefined && quarterOf(week) === quarter,
  );
};

/** The quarter before the one that a week is in. */
export const quarterBefore = (week: string): string => {
  const [first = week] = weeksOfQuarter(quarterOf(week));
  return quarterOf(weekBefore(first));
};
