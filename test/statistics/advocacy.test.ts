import fc from "fast-check";
import { expect, test } from "vitest";
import { topics } from "../../functions/domain/coding/coding.ts";
import { advocacyTable, objectives } from "../../functions/domain/statistics/advocacy.ts";
import { countUp } from "../../functions/domain/statistics/count-up.ts";
import { figuresOf } from "../../functions/domain/statistics/figures.ts";

const weekOf = (counts: Readonly<Record<string, number>>) => {
  const named = Object.entries(counts).map(([topic, count]) => [`shown.received.topic.${topic}`, count] as const);
  const exact = countUp("shown", [{ "shown.received": 40, ...Object.fromEntries(named) }], []);
  return { figures: figuresOf("managers", exact, 5), exact };
};

test("every topic speaks to one objective of the Strategy", () => {
  expect(Object.values(objectives).flat().toSorted()).toEqual([...topics].toSorted());
});

test("a year counts what its weeks showed, and what they hid only as far as nothing hidden can be told from it", () => {
  const year = [
    weekOf({ food: 12, health: 9, cash: 4 }),
    weekOf({ food: 10, health: 8, cash: 4 }),
    weekOf({ food: 3, health: 7, cash: 4 }),
  ];
  expect(advocacyTable(year, 5)).toEqual([
    { objective: "1.1", topic: "food", atLeast: 22 },
    { objective: "1.1", topic: "health", atLeast: 24 },
    { objective: "1.1", topic: "cash", atLeast: 5 },
  ]);
});

test("every hidden week keeps its five possible numbers, whatever the year says", () => {
  const week = fc.record({ food: fc.nat({ max: 20 }), health: fc.nat({ max: 20 }), cash: fc.nat({ max: 20 }) });
  fc.assert(
    fc.property(fc.array(week, { minLength: 1, maxLength: 12 }), (told) => {
      const weeks = told.map(weekOf);
      for (const { topic, atLeast } of advocacyTable(weeks, 5)) {
        const cells = weeks.map(({ figures }) => figures.tables.topic?.[topic]);
        const shown = cells.reduce<number>((sum, count) => sum + (count ?? 0), 0);
        const hidden = cells.filter((count) => count === undefined).length;
        const truth = weeks.reduce((sum, { exact }) => sum + (exact.tables.topic[topic] ?? 0), 0);
        expect(atLeast).toBeLessThanOrEqual(truth);
        // One hidden week can still be 0 while the others, at four each, make up what is said of the rest.
        expect(atLeast - shown).toBeLessThanOrEqual(Math.max(0, hidden - 1) * 4);
      }
    }),
  );
});
