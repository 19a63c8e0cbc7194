import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { read } from "../../functions/domain/identifiers/reading.ts";
import { learn } from "../../functions/domain/identifiers/strip.ts";
import { markTowns, townOfWord, towns } from "../../functions/domain/identifiers/town.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";

const learnt = learn(readKnowledge());

const townsIn = (language: DetectedLanguage, text: string): Readonly<Record<string, number>> => {
  const reading = read(text, language, learnt);
  const found = Uint8Array.from(reading.tokens, ({ kind, folded }) =>
    kind === "word" ? townOfWord(reading, folded) : 0,
  );
  markTowns(reading, found);
  return Object.fromEntries(reading.tokens.map(({ folded }, at) => [folded, found[at] ?? 0]));
};

describe("the towns of the world", () => {
  it("are known in the letters that people write them in", () => {
    expect(townsIn("en", "the bus to Khartoum")).toMatchObject({ khartoum: towns.whole, the: towns.none });
    expect(townsIn("uk", "з міста Херсон")).toMatchObject({ херсон: towns.whole });
    expect(townsIn("ar", "انا في بيروت")).toMatchObject({ بيروت: towns.whole });
    expect(townsIn("am", "አዲስ አበባ ነኝ")).toMatchObject({ አበባ: towns.part });
  });

  it("are known by all their words", () => {
    expect(townsIn("es", "vivo en Santa Cruz de la Sierra")).toMatchObject({ cruz: towns.part });
    expect(townsIn("fr", "de Port-au-Prince à Paris")).toMatchObject({ port: towns.part, prince: towns.part });
  });

  it("are known with the endings of a language", () => {
    expect(townsIn("uk", "приїхали з Харкова")).toMatchObject({ харкова: towns.inside });
  });
});
