import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rangesOf } from "../../bin/digest/simplex.ts";
import { solvable } from "../../bin/digest/solvable.ts";
import { feedbackTypes, topics } from "../../functions/domain/coding/coding.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { countUp } from "../../functions/domain/statistics/count-up.ts";
import { countChanges, type Increments } from "../../functions/domain/statistics/counts.ts";
import { figuresOf, type Hide } from "../../functions/domain/statistics/figures.ts";
import { rowsOf, type TableName, tableNames } from "../../functions/domain/statistics/tables.ts";
import { weekBefore } from "../../functions/domain/statistics/week-days.ts";
import { aRecord } from "../a-record.ts";

const zone = "UTC";
const sites = ["orchard-camp", "mill-crossing"];
const last = "2026-W46";
const at = (days: number, hours = 0) => new Date(Date.UTC(2026, 9, 26 + days, hours)).toISOString();

/** Three weeks of records, from a few to some dozens, of which some are answered, closed and told in any of the weeks. */
const someWeeks = fc.array(
  fc
    .record({
      opened: fc.nat({ max: 20 }),
      answered: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
      closes: fc.boolean(),
      told: fc.boolean(),
      stopped: fc.constantFrom(false, false, false, true),
      type: fc.constantFrom(...feedbackTypes, "observation", "observation"),
      topics: fc.uniqueArray(fc.constantFrom(...topics.slice(0, 4)), { maxLength: 2 }),
      language: fc.constantFrom("fr", "fr", "fr", "ar", "ar", "so"),
      channel: fc.constantFrom("sms", "whatsapp", "whatsapp"),
      site: fc.constantFrom(...sites, undefined),
      about: fc.constantFrom("us", "authority", "unknown"),
    })
    .map(({ opened, answered, closes, told, stopped, ...rest }): FeedbackRecord => {
      const openedAt = at(opened);
      const after = (hours: number) => new Date(Date.parse(openedAt) + hours * 3_600_000).toISOString();
      const closedAt = answered !== undefined && closes ? after(answered + 5) : undefined;
      return aRecord({
        ...(rest as Partial<FeedbackRecord>),
        openedAt,
        dueAt: after(120),
        firstResponseAt: answered === undefined ? undefined : after(answered),
        lifecycle: closedAt ? "closed" : "open",
        closedAt,
        ...(closedAt && told && { loop: { by: "message", at: closedAt } }),
        ...(closedAt && stopped && { stoppedAt: closedAt }),
      });
    }),
  { minLength: 5, maxLength: 120 },
);

const countersOf = (records: readonly FeedbackRecord[]): ReadonlyMap<string, Increments> => {
  const weeks = new Map<string, Record<string, number>>();
  for (const { week, increments } of records.flatMap((record) => countChanges(undefined, record, zone))) {
    const sums = weeks.get(week) ?? {};
    for (const [name, count] of Object.entries(increments)) sums[name] = (sums[name] ?? 0) + count;
    weeks.set(week, sums);
  }
  return weeks;
};

const published = (records: readonly FeedbackRecord[], hide?: Hide) => {
  const counters = countersOf(records);
  const rows = Object.fromEntries(tableNames.map((name) => [name, rowsOf(name, sites)])) as Record<
    TableName,
    readonly string[]
  >;
  const exact = [2, 1, 0].map((ago) => {
    const weeks = Array.from({ length: 12 }, (_, before) => counters.get(weekBefore(last, ago + before)) ?? {});
    return countUp("shown", weeks, sites);
  });
  return { exact, digests: exact.map((week) => ({ figures: figuresOf("managers", week, 5, hide), rows })) };
};

const primaryOnly: Hide = (cells, k) => ({
  shown: Object.fromEntries(Object.entries(cells).filter(([, count]) => count >= k)),
  hidden: Object.keys(cells).filter((name) => (cells[name] ?? 0) < k),
});

describe("somebody who solves the equations of three digests in a row", () => {
  test("learns no number below five", () => {
    fc.assert(
      fc.property(someWeeks, (records) => {
        const { exact, digests } = published(records);
        expect(solvable(digests, exact, 5)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  test("would learn many if only the small cells themselves were hidden: so this test can fail", () => {
    const found = fc.sample(someWeeks, { numRuns: 5, seed: 7 }).map((records) => {
      const { exact, digests } = published(records, primaryOnly);
      return solvable(digests, exact, 5).length;
    });
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(0);
  }, 60_000);
});

describe("what equations leave open", () => {
  const equation = (terms: Readonly<Record<number, number>>, equals: number) => ({
    terms: new Map(Object.entries(terms).map(([variable, factor]) => [Number(variable), factor] as const)),
    equals,
  });

  test.each([
    ["one number alone", 1, [equation({ 0: 2 }, 14)], [7, 7]],
    ["a part of twelve", 2, [equation({ 0: 1, 1: 1 }, 12)], [0, 12]],
    ["a part beside one that is four at most", 3, [equation({ 0: 1, 1: 1 }, 12), equation({ 1: 1, 2: 1 }, 4)], [8, 12]],
    ["a difference, to no end", 2, [equation({ 0: 1, 1: -1 }, 3)], [3, Number.POSITIVE_INFINITY]],
    ["two equations that say the same", 2, [equation({ 0: 1, 1: 1 }, 5), equation({ 0: 2, 1: 2 }, 10)], [0, 5]],
  ])("%s", (_, count, equations, expected) => {
    const [found] = rangesOf([0], count, equations) ?? [];
    expect(found?.map((value) => Math.round(value * 1e6) / 1e6)).toEqual(expected);
  });

  test("nothing where they contradict each other", () => {
    expect(rangesOf([0], 2, [equation({ 0: 1, 1: 1 }, 5), equation({ 0: 1, 1: 1 }, 6)])).toBeUndefined();
  });

  test("holds what is true, whatever the system", () => {
    const truth = fc.array(fc.nat({ max: 20 }), { minLength: 3, maxLength: 6 });
    const factors = fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 6, maxLength: 6 }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(truth, factors, (values, rows) => {
        const equations = rows.map((row) =>
          equation(
            Object.fromEntries(values.map((_, index) => [index, row[index] ?? 0])),
            values.reduce((sum, value, index) => sum + value * (row[index] ?? 0), 0),
          ),
        );
        const [[least, most] = [Number.NaN, Number.NaN]] = rangesOf([0], values.length, equations) ?? [];
        expect(least).toBeLessThanOrEqual((values[0] ?? 0) + 1e-6);
        expect(most).toBeGreaterThanOrEqual((values[0] ?? 0) - 1e-6);
      }),
    );
  });
});
