import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rangesOf } from "../../bin/digest/simplex.ts";
import { advocacyTable } from "../../functions/domain/statistics/advocacy.ts";
import type { Increments } from "../../functions/domain/statistics/counts.ts";
import { harmClasses, harmFigures } from "../../functions/domain/statistics/harm.ts";
import { parts } from "../../functions/domain/statistics/part.ts";
import { decideWeek } from "../../functions/domain/statistics/week-figures.ts";

const k = 5;
const count = fc.nat({ max: 14 });
const ofHarm = fc
  .tuple(...harmClasses.map(() => count))
  .map(
    (counts): Increments =>
      Object.fromEntries(harmClasses.map((name, at) => [`harm.received.class.${name}`, counts[at] ?? 0])),
  );
const programme = fc.array(ofHarm, { minLength: 1, maxLength: 3 });
const toldBy = (weeks: readonly Increments[], name: string): number =>
  weeks.reduce((sum, week) => sum + (week[`harm.received.class.${name}`] ?? 0), 0);

describe("harm of several programmes of a country, which is published as one number", () => {
  test("tells somebody who knows one of them nothing below five of the others, by whatever equations", () => {
    fc.assert(
      fc.property(fc.array(programme, { minLength: 2, maxLength: 4 }), (programmes) => {
        const shown = harmFigures(programmes, k);
        for (const name of harmClasses) {
          const each = programmes.map((weeks) => toldBy(weeks, name));
          const total = shown[name];
          if (total === undefined) continue;
          expect(total).toBe(each.reduce((sum, one) => sum + one, 0));
          for (const [known, own] of each.entries()) {
            // One variable a programme, and one for all but the one that is known.
            const rest = each.length;
            const sumOfAll = { terms: new Map(each.map((_, at) => [at, 1] as const)), equals: total };
            const others = {
              terms: new Map([...each.keys()].filter((at) => at !== known).map((at) => [at, 1])),
              equals: 0,
            };
            others.terms.set(rest, -1);
            const system = [sumOfAll, { terms: new Map([[known, 1]]), equals: own }, others];
            const [range] = rangesOf([rest], rest + 1, system) ?? [];
            expect(Math.round(range?.[0] ?? 0)).toBeGreaterThanOrEqual(k);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("is not withheld for what a programme alone has, and is where only the sum is large enough", () => {
    const violence = (...counts: number[]) =>
      harmFigures(
        counts.map((each) => [{ "harm.received.class.violence": each }]),
        k,
      );
    expect(violence(7)).toEqual({ violence: 7 });
    expect(violence(6, 5)).toEqual({ violence: 11 });
    expect(violence(20, 4)).toEqual({});
    expect(violence(20, 0)).toEqual({});
    expect(violence(20, 3, 2)).toEqual({ violence: 25 });
    expect(violence(4)).toEqual({});
    // Nor does its being withheld say more of the other one than which of five numbers it may be.
    const others = Array.from({ length: 12 }, (_, many) => many);
    expect(others.filter((many) => violence(20, many).violence === undefined)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("everything else that is published of a programme", () => {
  const names = fc.constantFrom(
    ...["received", "received.topic.food", "received.advocacy.authority_or_barrier", "received.site.unknown"],
    ...["received.type.report", "progress.waiting", "finished", "finished.call", "due.in_time", "due.late"],
    ...["received.class.detention", "received.class.violence", "now.open", "answered", "messages"],
  );
  const counters = fc
    .array(fc.tuple(fc.constantFrom(...parts), names, fc.nat({ max: 60 })), { maxLength: 20 })
    .map((cells): Increments => Object.fromEntries(cells.map(([part, name, many]) => [`${part}.${name}`, many])));
  const publishedOf = (own: Increments) => {
    const week = decideWeek({
      ...{ backlog: [own], sites: ["orchard-camp"], before: [], isNewest: true, k },
      now: new Date("2026-11-16T07:00:00.000Z"),
    });
    return { week, advocacy: advocacyTable([week.managers]) };
  };

  test("holds no number of harm, so that the one of the country cannot be taken apart by it", () => {
    fc.assert(
      fc.property(counters, ofHarm, (own, harm) => {
        expect(publishedOf({ ...own, ...harm })).toEqual(publishedOf(own));
      }),
    );
  });
});
