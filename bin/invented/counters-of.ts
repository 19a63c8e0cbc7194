import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { countChanges, type Increments } from "../../functions/domain/statistics/counts.ts";

/** What records count as, by week, without any database. */
export const countersOf = (records: readonly FeedbackRecord[], timeZone: string): ReadonlyMap<string, Increments> => {
  const weeks = new Map<string, Record<string, number>>();
  for (const { week, increments } of records.flatMap((record) => countChanges(undefined, record, timeZone))) {
    const sums = weeks.get(week) ?? {};
    for (const [name, count] of Object.entries(increments)) sums[name] = (sums[name] ?? 0) + count;
    weeks.set(week, sums);
  }
  return weeks;
};
