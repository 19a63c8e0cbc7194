import { weekday } from "../feedback/working-time.ts";
import type { Programme } from "../settings/our-numbers.ts";
import type { Settings } from "../settings.ts";
import { isWithinHours } from "./quiet-hours.ts";

type Calendar = Pick<Programme, "timeZone" | "workingDays" | "workingHours">;

/**
 * In how many working days a person reads a message that comes now, as its acknowledgement promises: by the clock of the
 * settings; later where one in ten waited longer of late; and a day later out of hours. It depends on the programme and
 * the moment alone, and never on the message.
 */
export const readWithinDays = (
  { firstResponseWorkingDays, unansweredDays }: Settings["clocks"],
  calendar: Calendar,
  /** Calendar days within which nine in ten were answered of late, where that is known. */
  lately: number | undefined,
  now: Date,
): number => {
  const working = (days: number) => Math.ceil((days * calendar.workingDays.length) / 7);
  const usual = lately === undefined ? 0 : working(Math.min(lately, unansweredDays));
  return Math.max(firstResponseWorkingDays, usual) + (isAtWork(calendar, now) ? 0 : 1);
};

const isAtWork = ({ timeZone, workingDays, workingHours }: Calendar, now: Date): boolean =>
  (workingDays as readonly string[]).includes(weekday(now, timeZone)) && isWithinHours(workingHours, timeZone, now);
