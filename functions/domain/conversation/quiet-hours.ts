import type { FeedbackRecord } from "../feedback/record.ts";
import { hourMs } from "./allowance.ts";

export type QuietHours = { readonly from: string; readonly to: string };

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

/**
 * Until when an officer's answer waits, so that nobody's telephone rings at night; `undefined` where it may go. What is
 * urgent may, and so may an answer to somebody who wrote within the hour and is awake.
 */
export const quietUntil = (
  hours: QuietHours,
  timeZone: string,
  {
    criticality,
    lastInboundAt,
  }: { readonly criticality: FeedbackRecord["criticality"]; readonly lastInboundAt: string | undefined },
  now: Date,
): Date | undefined => {
  if (criticality === "urgent") return undefined;
  if (lastInboundAt && now.getTime() - Date.parse(lastInboundAt) < hourMs) return undefined;
  if (!isWithinHours(hours, timeZone, now)) return undefined;
  const [to, at] = [minutesOf(hours.to), minutesOf(localTime(now, timeZone))];
  return new Date(now.getTime() + ((to - at + dayMinutes) % dayMinutes) * minuteMs);
};

/** Whether it is between two times of the day there; they may lie on either side of midnight. */
export const isWithinHours = (hours: QuietHours, timeZone: string, now: Date): boolean => {
  const [from, to, at] = [minutesOf(hours.from), minutesOf(hours.to), minutesOf(localTime(now, timeZone))];
  return from <= to ? at >= from && at < to : at >= from || at < to;
};

const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
};

const localTime = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
