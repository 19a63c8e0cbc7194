import { describe, expect, test } from "vitest";
import {
  addWorkingDays,
  addWorkingHours,
  isWorkingTime,
  localDay,
} from "../../functions/domain/feedback/working-time.ts";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const tunis = { timeZone: "Africa/Tunis", workingDays: weekdays, workingHours: { from: "08:00", to: "17:00" } };
const madrid = { ...tunis, timeZone: "Europe/Madrid" };
const due = (from: string, days: number, calendar: Parameters<typeof addWorkingDays>[2] = tunis) =>
  addWorkingDays(new Date(from), days, calendar).toISOString();

describe("a clock of working days", () => {
  test("keeps the time of day of what comes in hours", () => {
    expect(due("2026-11-18T09:30:00Z", 1)).toBe("2026-11-19T09:30:00.000Z");
    expect(due("2026-11-18T09:30:00Z", 5)).toBe("2026-11-25T09:30:00.000Z");
  });

  test("begins with the next opening, for what comes before it, after it or on a day off", () => {
    expect(due("2026-11-18T03:00:00Z", 1)).toBe("2026-11-19T07:00:00.000Z");
    expect(due("2026-11-18T20:00:00Z", 1)).toBe("2026-11-20T07:00:00.000Z");
    expect(due("2026-11-20T20:00:00Z", 1)).toBe("2026-11-24T07:00:00.000Z");
    expect(due("2026-11-21T10:00:00Z", 1)).toBe("2026-11-24T07:00:00.000Z");
  });

  test("counted in hours has twenty-four a working day, and ends in working hours", () => {
    const later = (from: string, hours: number) => addWorkingHours(new Date(from), hours, tunis).toISOString();
    // From Friday afternoon two days are Tuesday afternoon, not Sunday.
    expect(later("2026-11-20T14:00:00Z", 48)).toBe("2026-11-24T14:00:00.000Z");
    expect(later("2026-11-18T09:30:00Z", 24)).toBe("2026-11-19T09:30:00.000Z");
    expect(later("2026-11-18T14:00:00Z", 4)).toBe("2026-11-19T07:00:00.000Z");
  });

  test("stands still on holidays, also on the first day", () => {
    const holidays = ["2026-12-24", "2026-12-25"];
    expect(due("2026-12-23T09:00:00Z", 1, { ...tunis, holidays })).toBe("2026-12-28T09:00:00.000Z");
    expect(due("2026-12-24T09:00:00Z", 1, { ...tunis, holidays })).toBe("2026-12-29T07:00:00.000Z");
  });

  test("keeps the local time where clocks are put back or forward", () => {
    expect(due("2026-10-23T07:00:00Z", 1, madrid)).toBe("2026-10-26T08:00:00.000Z");
    expect(due("2026-03-27T15:30:00Z", 1, madrid)).toBe("2026-03-30T14:30:00.000Z");
  });

  test("opens on time also in the night in which clocks are put back or forward", () => {
    const everyDay = { ...madrid, workingDays: [...weekdays, "sunday"] };
    expect(due("2026-03-29T00:30:00Z", 0, everyDay)).toBe("2026-03-29T06:00:00.000Z");
    expect(due("2026-10-25T00:30:00Z", 0, everyDay)).toBe("2026-10-25T07:00:00.000Z");
  });

  test("works by night where the hours pass midnight", () => {
    const night = { ...tunis, workingHours: { from: "20:00", to: "04:00" } };
    expect(due("2026-11-18T21:00:00Z", 1, night)).toBe("2026-11-19T21:00:00.000Z");
    expect(due("2026-11-18T09:00:00Z", 1, night)).toBe("2026-11-19T19:00:00.000Z");
  });
});

describe("somebody is at work", () => {
  test.each([
    ["2026-11-18T07:00:00Z", true],
    ["2026-11-18T06:59:00Z", false],
    ["2026-11-18T16:00:00Z", false],
    ["2026-11-21T10:00:00Z", false],
    ["2026-12-25T10:00:00Z", false],
  ])("at %s: %s", (at, isAtWork) => {
    expect(isWorkingTime(new Date(at), { ...tunis, holidays: ["2026-12-25"] })).toBe(isAtWork);
  });

  test("on the day that their calendar shows", () => {
    expect(localDay(new Date("2026-11-20T23:30:00Z"), "Asia/Tokyo")).toBe("2026-11-21");
  });
});
