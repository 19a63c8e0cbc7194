import { describe, expect, test } from "vitest";
import { readWithinDays } from "../../functions/domain/conversation/reading-time.ts";
import { responseDays } from "../../functions/domain/statistics/response-time.ts";
import { aProgramme, theSettings } from "../a-programme.ts";

const { clocks } = theSettings;
/** Monday to Friday, eight to five, in Tunis: an hour before UTC. */
const programme = { ...aProgramme, holidays: ["2026-12-25"] };
const monday = "2026-11-16T09:00:00Z";

describe("an acknowledgement promises that a person reads a message", () => {
  test.each<[string, number | undefined, string, number]>([
    ["by the clock of the settings", undefined, monday, 5],
    ["a day later at night", undefined, "2026-11-16T20:00:00Z", 6],
    ["a day later in the minute after work", undefined, "2026-11-16T16:00:00Z", 6],
    ["not later in the minute before it", undefined, "2026-11-16T15:59:00Z", 5],
    ["a day later on a day off", undefined, "2026-11-15T09:00:00Z", 6],
    ["a day later on a holiday", undefined, "2026-12-25T09:00:00Z", 6],
    ["no sooner where most were answered sooner", 2, monday, 5],
    ["later where one in ten waited longer of late, counted in working days", 14, monday, 10],
    ["later still, at night", 14, "2026-11-16T20:00:00Z", 11],
    ["not later than a manager is told that it is unanswered", Number.POSITIVE_INFINITY, monday, 22],
  ])("%s", (_, lately, at, days) => {
    expect(readWithinDays(clocks, programme, lately, new Date(at))).toBe(days);
  });
});

describe("how long people waited of late", () => {
  const week = (answered: Record<string, number>, received: number) => ({
    "shown.received": received,
    ...Object.fromEntries(Object.entries(answered).map(([span, count]) => [`shown.responded.${span}`, count])),
  });

  test("is the time that nine in ten were answered in, over all the weeks", () => {
    expect(responseDays([week({ "1d": 45 }, 45), week({ "10d": 10 }, 10)], 5)).toBe(10);
    expect(responseDays([week({ "1d": 95, "10d": 5 }, 100)], 5)).toBe(1);
  });

  test("counts those who still wait as longer than anybody", () => {
    expect(responseDays([week({ "1d": 45 }, 60)], 5)).toBe(Number.POSITIVE_INFINITY);
    expect(responseDays([{ ...week({ "1d": 95 }, 110), "shown.unanswered": 10 }], 5)).toBe(1);
  });

  test("says nothing of a few", () => {
    expect(responseDays([week({ "1d": 9, "10d": 3 }, 12)], 5)).toBeUndefined();
    expect(responseDays([], 5)).toBeUndefined();
  });
});
