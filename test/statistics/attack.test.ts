import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attack } from "../../bin/digest/attack.ts";
import { rangesOf } from "../../bin/digest/simplex.ts";
import { solvable } from "../../bin/digest/solvable.ts";
import type { Hide } from "../../functions/domain/statistics/figures.ts";
import { digestsOf, k, life, plainLife } from "./timeline.ts";

/** Three weeks of records, from a few to some dozens, of which some are answered, closed, told, or coded anew. */
const someWeeks = fc.array(life, { minLength: 5, maxLength: 120, size: "max" });

const primaryOnly: Hide = (cells, least) => ({
  shown: Object.fromEntries(Object.entries(cells).filter(([, count]) => count >= least)),
  hidden: Object.keys(cells).filter((name) => (cells[name] ?? 0) < least),
});

describe("somebody who solves the equations of three digests in a row", () => {
  test("learns no number below five", () => {
    fc.assert(
      fc.property(someWeeks, (lives) => {
        const { exact, weeks } = digestsOf(lives);
        expect(solvable(weeks, exact, k)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test("counts on nothing that is not so, as long as nothing is coded anew", () => {
    const lives = fc.array(plainLife, { minLength: 5, maxLength: 120, size: "max" });
    fc.assert(
      fc.property(lives, (all) => {
        const known = attack(digestsOf(all).weeks, k, () => true);
        expect([...known].filter(([, range]) => range === undefined)).toEqual([]);
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  test("would learn many if only the small cells themselves were hidden: so this test can fail", () => {
    const found = fc.sample(someWeeks, { numRuns: 5, seed: 7 }).map((lives) => {
      const { exact, weeks } = digestsOf(lives, primaryOnly);
      return solvable(weeks, exact, k).length;
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
