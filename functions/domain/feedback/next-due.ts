import type { Clocks } from "./due.ts";
import type { FeedbackRecord } from "./record.ts";
import { runningClocks } from "./running-clocks.ts";
import type { WorkingCalendar } from "./working-time.ts";

const dayMs = 86_400_000;

/**
 * The record with the time by which the queue orders it: of the clocks that still run, and do not wait for the person,
 * the first. Where none runs it comes up again after as long as nothing may stay unanswered, so that nothing is parked.
 */
export const withNextDue = (record: FeedbackRecord, clocks: Clocks, calendar: WorkingCalendar): FeedbackRecord => {
  if (record.lifecycle === "closed") return { ...record, nextDueAt: undefined };
  const first = runningClocks(record, clocks, calendar, new Date(0)).find(({ state }) => state !== "waiting");
  const since = record.waitingSince ?? record.outcomeAt ?? record.firstResponseAt ?? record.openedAt;
  const later = new Date(Date.parse(since) + clocks.unansweredDays * dayMs).toISOString();
  return { ...record, nextDueAt: first?.dueAt ?? later };
};
