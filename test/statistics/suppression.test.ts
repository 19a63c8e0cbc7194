import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suppress } from "../../functions/domain/statistics/suppression.ts";

/** Every table of so many cells with this sum. */
const tables = function* (cells: number, sum: number): Generator<readonly number[]> {
  if (cells === 1) yield [sum];
  else
    for (let first = 0; first <= sum; first++)
      for (const rest of tables(cells - 1, sum - first)) yield [first, ...rest];
};

const publish = (counts: readonly number[], k: number) => {
  const { shown, hidden } = suppress(Object.fromEntries(counts.map((count, index) => [`c${index}`, count])), k);
  return { shown, hidden, text: JSON.stringify(Object.entries(shown).sort()) };
};

/** For every publication that tables with this sum lead to: what each hidden cell can be. */
const worldsOf = (cells: number, sum: number, k: number) => {
  const worlds = new Map<string, Map<string, Set<number>>>();
  for (const counts of tables(cells, sum)) {
    const { hidden, text } = publish(counts, k);
    const world = worlds.get(text) ?? new Map<string, Set<number>>();
    worlds.set(text, world);
    for (const name of hidden) {
      const values = world.get(name) ?? new Set<number>();
      world.set(name, values.add(counts[Number(name.slice(1))] ?? -1));
    }
  }
  return [...worlds.values()].flatMap((world) => [...world.values()]);
};

describe("small numbers", () => {
  test.each([
    [2, 2, 14],
    [3, 2, 14],
    [3, 3, 16],
    [4, 3, 14],
    [2, 5, 40],
    [3, 5, 34],
    [4, 5, 22],
    [5, 5, 14],
  ])("of %i cells below %i stay unknown to somebody who knows the rule and any sum up to %i", (cells, k, most) => {
    for (let sum = 0; sum <= most; sum++) {
      // Who knows that the sum is 3 knows that no cell is 4: that much no table can keep secret.
      const atLeast = Math.min(k, sum + 1);
      for (const possible of worldsOf(cells, sum, k)) expect(possible.size).toBeGreaterThanOrEqual(atLeast);
    }
  });

  const anyTable = fc.dictionary(fc.constantFrom(..."abcdefghijklmnopqrst"), fc.nat({ max: 60 }), { minKeys: 1 });

  test("are never shown, and what is shown is true", () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 2, max: 9 }), (cells, k) => {
        const { shown, hidden } = suppress(cells, k);
        for (const [name, count] of Object.entries(shown)) {
          expect(count).toBe(cells[name]);
          expect(count).toBeGreaterThanOrEqual(k);
        }
        expect([...Object.keys(shown), ...hidden].sort()).toEqual(Object.keys(cells).sort());
      }),
    );
  });

  test("hide a second cell with them, so that one alone is not the difference to the sum", () => {
    fc.assert(
      fc.property(anyTable, (cells) => {
        if (Object.keys(cells).length > 1) expect(suppress(cells, 5).hidden).not.toHaveLength(1);
      }),
    );
  });

  test("leave a table alone that has none", () => {
    expect(suppress({ sms: 12, whatsapp: 5 }, 5)).toEqual({ shown: { sms: 12, whatsapp: 5 }, hidden: [] });
  });

  test("take a table of two with them", () => {
    expect(suppress({ sms: 40, whatsapp: 2 }, 5).hidden).toEqual(["whatsapp", "sms"]);
  });

  test("take as little with them as they can", () => {
    const { shown } = suppress({ fr: 41, ar: 20, en: 9, so: 2, ti: 1, ha: 3, am: 0 }, 5);
    expect(shown).toEqual({ fr: 41, ar: 20, en: 9 });
  });
});
