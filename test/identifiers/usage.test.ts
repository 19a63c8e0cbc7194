import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCorpus } from "../../bin/evaluation/corpus.ts";
import { readMessages } from "../../bin/training/readings.ts";
import { countUses } from "../../bin/training/use-count.ts";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { keyOf } from "../../functions/domain/identifiers/lexicon-table.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import { classOf, useOfWord } from "../../functions/domain/identifiers/usage.ts";
import { readUsage, writeUsage } from "../../functions/domain/identifiers/usage-file.ts";

const knowledge = readKnowledge();
const classesOf = (names: number, places: number, others: number): number => classOf({ names, places, others });

describe("how messages use words", () => {
  it("is read as it was written, and nothing of what was not", () => {
    const key = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(fc.uniqueArray(key, { selector: (one) => one >>> 8, minLength: 1, maxLength: 300 }), (keys) => {
        const [absent, ...present] = keys;
        const usage = readUsage(writeUsage(present.map((one, at) => [one, 1 + (at % 24)])));
        expect(present.map((one) => usage(one))).toEqual(present.map((_, at) => 1 + (at % 24)));
        expect(usage(absent ?? 0)).toBe(0);
      }),
    );
  });

  it("is nothing where there is no file, or one that is cut off", () => {
    expect(readUsage(undefined)(7)).toBe(0);
    expect(readUsage(new Uint8Array(3))(7)).toBe(0);
  });

  it("tells names, words that are both, places and ordinary words apart, and how often they were met", () => {
    const classes = [
      classesOf(0, 0, 0),
      classesOf(1, 0, 0),
      classesOf(5, 0, 0),
      classesOf(5, 0, 5),
      classesOf(1, 0, 20),
      classesOf(0, 5, 1),
      classesOf(0, 1, 5),
      classesOf(0, 0, 1),
    ];
    expect(new Set(classes).size).toBe(classes.length);
    expect(classesOf(0, 0, 0)).toBe(0);
    expect(classesOf(0, 1, 9)).toBe(classesOf(0, 0, 10));
  });

  it("falls back to the stem, as a class of its own", () => {
    const usage = (key: number) => (key === keyOf("merkez") ? classesOf(0, 0, 5) : 0);
    const reading = { usage, prefixes: [], suffixes: ["de"] };
    expect(useOfWord(reading, "merkez")).toBe(classesOf(0, 0, 5));
    expect(useOfWord(reading, "merkezde")).toBeGreaterThan(classesOf(0, 0, 5));
    expect(useOfWord(reading, "sokakta")).toBe(0);
  });
});

describe("the count of uses", () => {
  const lines = (text: string, count: number) =>
    Array(count)
      .fill(JSON.stringify({ lang: "en", text }))
      .join("\n");
  const messages = parseCorpus(
    `${lines("[[PERSON|Zorbel]] waits in [[PLACE|Plimton]], room [[ADDRESS|quax]]", 250)}\n${lines("ask Zorbel for the key", 1)}`,
  );
  const uses = countUses(readMessages(messages, knowledge));

  it("counts a message once, and other identifiers not at all", () => {
    const usage = readUsage(writeUsage(uses.classes()));
    expect(usage(keyOf("zorbel"))).toBe(classesOf(250, 0, 1));
    expect(usage(keyOf("plimton"))).toBe(classesOf(0, 250, 0));
    expect(usage(keyOf("waits"))).toBe(classesOf(0, 0, 250));
    expect(usage(keyOf("quax"))).toBe(0);
  });

  it("leaves out what the author of a message wrote", () => {
    expect(uses.without(0)(keyOf("zorbel"))).toBe(classesOf(0, 0, 1));
    expect(uses.without(0)(keyOf("waits"))).toBe(0);
    expect(uses.without(250)(keyOf("zorbel"))).toBe(classesOf(250, 0, 0));
  });
});

describe("what is beside a name", () => {
  it.each([
    { language: "ar", text: "في واحد اسمه مكرم بالمكتب", name: "مكرم" },
    { language: "so", text: "waxaan ahay Isaaq Maxamed Mad-Keer", name: "Isaaq Maxamed Mad-Keer" },
    { language: "ar", text: "كلمني الحاج عثمان امبارح", name: "الحاج عثمان" },
    { language: "am", text: "አከራያችን ሼህ ሙስጠፋ ከቤት አስወጣን", name: "ሼህ ሙስጠፋ" },
  ] as const)("goes with it where it is part of it: $language", ({ language, text, name }) => {
    expect(stripper(knowledge)(text, { language }).text).toBe(text.replace(name, "[PERSON_1]"));
  });
});
