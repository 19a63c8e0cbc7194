import { isWorkingTime, type WorkingCalendar } from "../feedback/working-time.ts";
import type { Settings } from "../settings.ts";

/**
 * In how many working days a person reads a message that comes now, as its acknowledgement promises: by the clock of the
 * settings; later where one in ten waited longer of late; and a day later out of hours or on a holiday. It depends on the programme and
 * the moment alone, and never on the message.
 */
export const readWithinDays = (
  { firstResponseWorkingDays, unansweredDays }: Settings["clocks"],
  calendar: WorkingCalendar,
  /** Calendar days within which nine in ten were answered of late, where that is known. */
  lately: number | undefined,
  now: Date,
): number => {
  const working = (days: number) => Math.ceil((days * calendar.workingDays.length) / 7);
  const usual = lately === undefined ? 0 : working(Math.min(lately, unansweredDays));
  return Math.max(firstResponseWorkingDays, usual) + (isWorkingTime(now, calendar) ? 0 : 1);
};
