import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitHomes, worthOf } from "../../bin/training/home-fit.ts";
import { homeRowsOf } from "../../bin/training/home-rows.ts";
import { randomOf } from "../../bin/training/random.ts";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { joinHomes } from "../../functions/domain/identifiers/home.ts";
import { chainOf } from "../../functions/domain/identifiers/home-chain.ts";
import { kindsOfHome } from "../../functions/domain/identifiers/home-evidence.ts";
import { readHomeVotes, writeHomeVotes } from "../../functions/domain/identifiers/home-votes.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import { languages } from "../../functions/domain/language/language.ts";

const knowledge = readKnowledge();
const strip = stripper(knowledge);
const byRules = stripper(new Map([...knowledge].filter(([key]) => key !== "identifiers/homes.weights")));

describe("votes on homes", () => {
  it("are read as they were written", () => {
    const steps = { out: 0.5, enter: -2, leave: -1.5, stay: 2 };
    const votes = { step: 0.25, bias: -1.5, steps, weights: Int8Array.of(0, 1, -127, 127) };
    expect(readHomeVotes(writeHomeVotes(votes))).toEqual(votes);
  });

  it("have a weight for every kind of evidence", () => {
    expect(readHomeVotes(knowledge.get("identifiers/homes.weights"))?.weights).toHaveLength(kindsOfHome);
  });

  it.each([
    { language: "fr", text: "quai 4, remorque jaune, couchette du haut", rest: /remorque|couchette/ },
    {
      language: "sw",
      text: "tunaishi chumba cha mwisho juu ya ghala la mahindi, ngazi ya kushoto",
      rest: /mahindi|ngazi/,
    },
    {
      language: "pt",
      text: "moramos no barraco azul atrás da oficina, segunda porta, quintal do poço",
      rest: /quintal/,
    },
    { language: "ar", text: "نحن في كرفان 44 خلف الخزان الازرق شارع 3", rest: /كرفان|44|الخزان/ },
    { language: "es", text: "vivo en la vecindad Los Nogales interior 7, lote 12", rest: /interior|7|12/ },
    { language: "om", text: "manni keenya ganda Odaa, lakk 14, balbala diimaa", rest: /Odaa|14|diimaa/ },
  ] as const)("finish an address that rules leave in part: $language, $text", ({ language, text, rest }) => {
    expect(strip(text, { language }).text).not.toMatch(rest);
    expect(byRules(text, { language }).text).toMatch(rest);
  });

  it.each([
    { language: "en", text: "bus 14 stops at gate 3, ticket 45 birr, bring 2 photos" },
    { language: "en", text: "give 500 mg three times a day for 7 days at ward 5" },
    { language: "fr", text: "le bureau ouvre à 9h salle 4, prenez le bus 12" },
    { language: "tr", text: "sıra numaram 45, gişe 3, saat 10'da" },
    { language: "ru", text: "приём в кабинете 12 на 2 этаже больницы, с 9 до 17" },
    { language: "uk", text: "довідку дають у вікні 3, поїзд 743 з колії 2" },
    { language: "fa", text: "نوبت شماره ۱۲ ساعت ۹ باجه ۳" },
    { language: "sw", text: "tuko Kakuma tangu saa 3, watu 12, shilingi 3500" },
  ] as const)("leave what is counted, and where all go, alone: $language, $text", ({ language, text }) => {
    expect(strip(text, { language }).text).toBe(text);
  });

  it("are settled where two of them are joined: what stands beside them is read again as it will be written", () => {
    const { text } = strip("Moria Moria room 12 room Alder", { language: "so" });
    expect(strip(text, { language: "so" }).text).toBe(text);
  });

  it("are settled: stripping twice changes nothing more", () => {
    const part = fc.constantFrom(
      "room",
      "B-17",
      "12",
      "rue",
      "Alder",
      ",",
      "behind",
      "the mill",
      "flat",
      "3",
      "Moria",
      "قطاع",
      "комн",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), fc.constantFrom(...languages), (parts, language) => {
        const { text } = strip(parts.join(" "), { language });
        expect(strip(text, { language }).text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});

describe("parts of an address that touch", () => {
  const address = (start: number, end: number) => ({ type: "ADDRESS", start, end }) as const;

  it("are one address", () => {
    expect(joinHomes([address(0, 2), address(4, 6)], "12, 14")).toEqual([address(0, 6)]);
  });

  it("stay two where a word stands between them", () => {
    const two = [address(0, 2), address(7, 9)];
    expect(joinHomes(two, "12 and 14")).toEqual(two);
  });
});

describe("a chain over units", () => {
  const steps = { out: 0, enter: -2, leave: -2, stay: 0 };

  it("gives what it would give by trying every way", () => {
    const worth = [1.5, -0.5, 2];
    const ways = Array.from({ length: 8 }, (_, way) => [0, 1, 2].map((i) => (way >> i) & 1));
    const weigh = (way: readonly number[]) =>
      Math.exp(
        way.reduce((sum, here, i) => {
          const isChange = here !== (way[i - 1] ?? 0);
          return sum + here * (worth[i] ?? 0) + (isChange ? -2 : 0);
        }, 0),
      );
    const all = ways.reduce((sum, way) => sum + weigh(way), 0);
    const { chances } = chainOf(worth, steps);
    for (const i of [0, 1, 2])
      expect(chances[i]).toBeCloseTo(ways.filter((way) => way[i]).reduce((sum, way) => sum + weigh(way), 0) / all);
  });

  it("carries a doubtful unit between two sure ones", () => {
    expect(chainOf([6, -0.5, 6], steps).chances[1]).toBeGreaterThan(0.5);
    expect(chainOf([-6, -0.5, -6], steps).chances[1]).toBeLessThan(0.1);
  });
});

describe("learning what homes are", () => {
  it("tells a word that stands in homes from one that counts", () => {
    const message = (text: string, start: number, end: number, line: number) => ({
      text,
      lang: "en",
      line,
      marks: end > start ? [{ label: "ADDRESS" as const, start, end }] : [],
    });
    const lines = Array.from({ length: 12 }, (_, i) =>
      i % 2
        ? message(`we wait with zibbel ${i} here`, 0, 0, i)
        : message(`we sleep with quonset ${i} here`, 14, 22 + `${i}`.length, i),
    );
    const rows = homeRowsOf(lines, knowledge);
    const fit = fitHomes(rows, randomOf(1));
    const best = (row: (typeof rows)[number]) => Math.max(...chainOf(worthOf(fit, row), fit.steps).chances);
    expect(Math.min(...rows.filter((_, i) => i % 2 === 0).map(best))).toBeGreaterThan(0.5);
    expect(Math.max(...rows.filter((_, i) => i % 2 === 1).map(best))).toBeLessThan(0.5);
  });
});
