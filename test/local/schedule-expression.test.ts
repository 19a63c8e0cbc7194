import { expect, test } from "vitest";
import { lastDue, timing, untilNext } from "../../local/schedule-expression.ts";

const at = (text: string) => new Date(text);
const MINUTE = 60_000;

test("a rate runs on the multiples of its time", () => {
  const everyFive = timing("rate(5 minutes)", "UTC");
  expect(lastDue(everyFive, at("2026-11-21T10:07:00Z"))).toEqual(at("2026-11-21T10:05:00Z"));
  expect(untilNext(everyFive, at("2026-11-21T10:07:00Z"))).toBe(3 * MINUTE);
});

test("Monday at nine is Monday at nine where the programme is, in winter and in summer", () => {
  const monday = timing("cron(0 9 ? * MON *)", "Europe/Madrid");
  expect(lastDue(monday, at("2026-01-15T00:00:00Z"))).toEqual(at("2026-01-12T08:00:00Z"));
  expect(lastDue(monday, at("2026-07-15T00:00:00Z"))).toEqual(at("2026-07-13T07:00:00Z"));
  expect(untilNext(monday, at("2026-07-13T06:59:00Z"))).toBe(MINUTE);
});

test.each([
  "rate(0 minutes)",
  "rate(5 lightyears)",
  "cron(0 9 ? * 2 *)",
  "cron(0 9 ? * MON 2027)",
  "cron(99 9 ? * MON *)",
  "at(2026-11-21T10:00:00)",
])("%s stops the start with a sentence", (expression) => {
  expect(() => timing(expression, "UTC")).toThrow(/cannot read the schedule/);
});
