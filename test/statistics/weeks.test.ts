import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoWeek } from "../../functions/domain/statistics/iso-week.ts";
import { weekBefore, weekDays } from "../../functions/domain/statistics/week-days.ts";

describe("the ISO week", () => {
  test.each([
    ["2026-12-31T12:00:00Z", "UTC", "2026-W53"],
    ["2027-01-03T12:00:00Z", "UTC", "2026-W53"],
    ["2027-01-04T00:00:00Z", "UTC", "2027-W01"],
    ["2024-12-30T12:00:00Z", "UTC", "2025-W01"],
    ["2027-01-03T23:30:00Z", "Africa/Tunis", "2027-W01"],
    ["2027-01-04T00:30:00Z", "America/Mexico_City", "2026-W53"],
    ["2026-11-15T21:30:00Z", "Asia/Dhaka", "2026-W47"],
  ])("of %s in %s is %s", (at, zone, week) => {
    expect(isoWeek(new Date(at), zone)).toBe(week);
  });

  test.each([
    ["2027-W01", "2026-W53"],
    ["2026-W01", "2025-W52"],
    ["2026-W46", "2026-W45"],
  ])("before %s is %s", (week, before) => {
    expect(weekBefore(week)).toBe(before);
  });

  test("knows its days, and every day knows its week", () => {
    const dates = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 300 }), (date, weeks) => {
        const [monday = new Date(0), sunday = new Date(0)] = weekDays(isoWeek(date, "UTC")) ?? [];
        expect(monday.getUTCDay()).toBe(1);
        expect(monday.getTime()).toBeLessThanOrEqual(date.getTime());
        expect(date.getTime()).toBeLessThan(sunday.getTime() + 86_400_000);
        const earlier = new Date(date.getTime() - weeks * 7 * 86_400_000);
        expect(weekBefore(isoWeek(date, "UTC"), weeks)).toBe(isoWeek(earlier, "UTC"));
      }),
    );
  });

  test.each(["2025-W53", "2026-W00", "2026-W54", "2026-46", "46", ""])("%s is none", (week) => {
    expect(weekDays(week)).toBeUndefined();
  });
});
