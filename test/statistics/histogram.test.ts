import { expect, test } from "vitest";
import { spanOf } from "../../functions/domain/statistics/histogram.ts";

const hour = 3_600_000;

test.each([
  [0, "1h"],
  [hour, "1h"],
  [hour + 1, "2h"],
  [24 * hour, "1d"],
  [90 * 24 * hour, "90d"],
  [90 * 24 * hour + 1, "more"],
  [-5, "1h"],
])("%d ms are counted within %s", (milliseconds, span) => {
  expect(spanOf(milliseconds)).toBe(span);
});
