import type { Clocks } from "./due.ts";
import type { FeedbackRecord } from "./record.ts";
import { type ClockName, runningClocks } from "./running-clocks.ts";
import { addWorkingDays, type WorkingCalendar } from "./working-time.ts";

/** A record that is late by us: since when, and whether so long that others must know. */
export type Overdue = { readonly record: FeedbackRecord; readonly since: string; readonly isLong: boolean };

/** They have notices of their own, which go on night and day until somebody takes the record up. */
const toldOtherwise: readonly ClockName[] = [
  "dangerNowMinutes",
  "recentSexualViolenceHours",
  "sensitiveForwardedHours",
];

/** Whether a record is late by a clock that nobody is told of otherwise; what waits for the person is not. */
export const overdueOf = (
  record: FeedbackRecord,
  clocks: Clocks,
  calendar: WorkingCalendar,
  now: Date,
): Overdue | undefined => {
  const late = runningClocks(record, clocks, calendar, now).find(
    ({ clock, state }) => state === "overdue" && !toldOtherwise.includes(clock),
  );
  if (!late) return undefined;
  const long = addWorkingDays(new Date(late.dueAt), clocks.escalateOverdueWorkingDays, calendar);
  return { record, since: late.dueAt, isLong: long <= now };
};
