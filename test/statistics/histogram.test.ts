import { describe, expect, test } from "vitest";
import { histogramOf, quantile, spanOf } from "../../functions/domain/statistics/histogram.ts";

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

describe("the time to a first answer", () => {
  test.each([
    ["of twenty answered, ten within two days", { "1d": 4, "2d": 6, "5d": 10 }, 0, 0.5, "2d"],
    ["of ten answered while ten wait: the longest of those who were answered", { "1d": 4, "5d": 6 }, 10, 0.5, "5d"],
    ["of nine answered while eleven wait: not known yet", { "1d": 4, "5d": 5 }, 11, 0.5, "waiting"],
    ["of fewer than twice five: it would be a figure about few", { "1d": 4, "5d": 5 }, 0, 0.5, undefined],
    ["of forty-nine, for nine in ten: a figure about four", { "1d": 49 }, 0, 0.9, undefined],
    ["of fifty, for nine in ten", { "1d": 44, "7d": 6 }, 0, 0.9, "7d"],
  ] as const)("is, %s", (_, answered, waiting, share, expected) => {
    expect(quantile(answered, waiting, share, 5)).toBe(expected);
  });

  test("would look better if those who wait were left out, so they are not", () => {
    const answered = { "1h": 10, "2d": 2 };
    expect(quantile(answered, 0, 0.5, 5)).toBe("1h");
    expect(quantile(answered, 13, 0.5, 5)).toBe("waiting");
  });

  test("of several weeks is that of their sum", () => {
    const weeks = [{ "shown.responded.1h": 3, "shown.responded.2d": 1 }, { "shown.responded.1h": 4 }];
    expect(histogramOf(weeks, "shown.responded")).toMatchObject({ "1h": 7, "2d": 1, "5d": 0 });
  });
});
