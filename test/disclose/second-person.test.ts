import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outsideId } from "../../functions/domain/feedback/on-duty.ts";
import { roles } from "../../functions/domain/feedback/roles.ts";
import { secondPerson } from "../../functions/domain/feedback/second-person.ts";
import { aRecord } from "../a-record.ts";
import { here, integrity, now, person } from "../notify/roster.ts";

const record = aRecord({ tracks: ["complaint"] });
const opener = integrity("opener", { sites: ["orchard-camp"] });
const told = (...people: Parameters<typeof secondPerson>[2]["people"][number][]) =>
  secondPerson(opener, record, { people: [opener, ...people], now });

describe("the second person", () => {
  test("is a focal point of another programme, or of another site of the same one", () => {
    expect(told(integrity("i2"), integrity("i3", { programmes: ["harbour"] }))).toBe("i3");
    expect(told(integrity("i2", { sites: ["orchard-camp"] }), integrity("i3", { sites: ["mill-crossing"] }))).toBe(
      "i3",
    );
  });

  test("is else a supervisor elsewhere, else the outside person", () => {
    expect(told(person("s1", "supervisor", { programmes: ["harbour"] }), integrity("i2"))).toBe("s1");
    expect(told(person("s1", "supervisor"), integrity("i2"))).toBe(outsideId);
  });

  test("is never the opener, nobody concerned, nobody absent and nobody of the same place", () => {
    const anybody = fc.record({
      id: fc.constantFrom("a", "b", "c", "opener"),
      role: fc.constantFrom(...roles),
      programmes: fc.subarray([here, "harbour", "hills"], { minLength: 1 }),
      sites: fc.subarray(["orchard-camp", "mill-crossing"]),
      absentUntil: fc.constantFrom(undefined, "2026-11-20T09:00:00Z", "2026-11-21T09:00:00Z"),
    });
    const concerned = { ...record, concerns: ["b"] };
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 5 }), (crowd) => {
        const people = crowd.map(({ id, role, ...more }) => person(id, role, more));
        const found = secondPerson(opener, concerned, { people, now });
        expect(["opener", "b"]).not.toContain(found);
        const match = people.filter(({ id }) => id === found);
        if (found === outsideId) return;
        expect(match.some(({ absentUntil }) => !absentUntil || new Date(absentUntil) <= now)).toBe(true);
        expect(
          match.some(
            ({ programmes, sites }) =>
              !programmes.includes(here) || (sites.length > 0 && !sites.includes("orchard-camp")),
          ),
        ).toBe(true);
      }),
    );
  });
});
