import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { AdvocacyReport } from "../../bin/advocacy/report.ts";
import { topics } from "../../functions/domain/coding/coding.ts";
import { advocacyTable, objectives } from "../../functions/domain/statistics/advocacy.ts";
import { countUp } from "../../functions/domain/statistics/count-up.ts";
import { figuresOf } from "../../functions/domain/statistics/figures.ts";

const weekOf = (counts: Readonly<Record<string, number>>, more: Readonly<Record<string, number>> = {}) => {
  const named = Object.entries(counts).map(([topic, count]) => [`shown.received.topic.${topic}`, count] as const);
  const counters = { "shown.received": 40, ...Object.fromEntries(named), ...more };
  return figuresOf("managers", countUp("shown", [counters], []), 5);
};

test("every topic speaks to one objective of the Strategy", () => {
  expect(Object.values(objectives).flat().toSorted()).toEqual([...topics].toSorted());
});

test("a year is what its weeks have shown, added up", () => {
  const year = [
    weekOf({ food: 12, health: 9, cash: 4 }),
    weekOf({ food: 10, health: 8, cash: 4 }),
    weekOf({ food: 3, health: 7, cash: 4 }),
  ];
  expect(advocacyTable(year)).toEqual([
    { objective: "1.1", topic: "food", atLeast: 22 },
    { objective: "1.1", topic: "health", atLeast: 24 },
  ]);
});

test("reports about an authority or a barrier count for 1.3 and 3.3 as well, where the reports are shown", () => {
  const types = { "shown.received.type.report": 21, "shown.received.type.request": 19 };
  const told = { "shown.received.advocacy.authority_or_barrier": 8 };
  const table = advocacyTable([
    weekOf({ food: 12, cash: 4, health: 3 }, { ...told, ...types }),
    weekOf({ food: 6, cash: 4, health: 3 }, told),
  ]);
  expect(table).toEqual([
    { objective: "1.1", topic: "food", atLeast: 18 },
    { objective: "1.3/3.3", topic: "authority_or_barrier", atLeast: 8 },
  ]);
});

test("between two editions a row grows by a number that a digest has shown, or not at all", () => {
  const week = fc.record({ food: fc.nat({ max: 20 }), health: fc.nat({ max: 20 }), cash: fc.nat({ max: 20 }) });
  fc.assert(
    fc.property(fc.array(week, { minLength: 1, maxLength: 12 }), (told) => {
      const weeks = told.map((counts) => weekOf(counts));
      const of = (until: number) =>
        new Map(advocacyTable(weeks.slice(0, until)).map((row) => [row.topic, row.atLeast]));
      for (const [topic, atLeast] of of(weeks.length)) {
        const before = of(weeks.length - 1).get(topic) ?? 0;
        expect([0, weeks.at(-1)?.tables.topic?.[topic]]).toContain(atLeast - before);
      }
    }),
  );
});

test("the form in which Societies exchange it is documented as it is", () => {
  expect(JSON.parse(readFileSync("docs/advocacy.schema.json", "utf8"))).toEqual(z.toJSONSchema(AdvocacyReport));
});
