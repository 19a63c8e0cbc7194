import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import { type DetectedLanguage, languages } from "../../functions/domain/language/language.ts";

const knowledge = readKnowledge();
/** Rules alone: where votes end an address that rules began is what annotators do, and not to the letter (`homes.test.ts`). */
const strip = stripper(new Map([...knowledge].filter(([key]) => key !== "identifiers/homes.weights")));
const whole = stripper(knowledge);
type Line = { readonly lang: DetectedLanguage; readonly text: string };

/** Invented for this project: `[[TYPE|…]]` has to go, every other number, date and amount has to stay. */
const lines = readFileSync(new URL("structure-by-language.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Line);

/** The text with everything that is masked, or marked, replaced by one sign; names are judged elsewhere. */
const masked = ({ lang, text }: Line, by = strip): { readonly expected: string; readonly got: string } => {
  const plain = text.replace(/\[\[[A-Z_]+\|([^\]]*)\]\]/g, "$1");
  const found = by(plain, { language: lang }).identifiers.filter(({ type }) => type !== "PERSON");
  const letters = [...plain.matchAll(/./gsu)].map(({ index, 0: char }) =>
    found.some(({ start, end }) => index >= start && index < end) ? "•" : char,
  );
  const expected = text.replace(/\[\[[A-Z_]+\|([^\]]*)\]\]/g, (_, value: string) => "•".repeat([...value].length));
  return { expected: bare(expected), got: bare(letters.join("")) };
};

/** Signs and white space between two masked stretches, or at the edge of one, reveal nothing. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}•]+/gu, " ").replace(/ ?•[• ]*/g, "•");

describe("numbers, addresses, dates of birth and plates", () => {
  it.each(lines)("in $lang: $text", (line) => {
    const { expected, got } = masked(line);
    expect(got).toBe(expected);
  });

  it("are found with votes on homes wherever rules find them, with hardly a harmless line touched", () => {
    const all = lines.map((line) => ({ ...masked(line, whole), line }));
    const left = all.filter(
      ({ expected, got }) => got.replaceAll("•", "").length > expected.replaceAll("•", "").length,
    );
    expect(left.map(({ line }) => line.text)).toEqual([]);
    const harmless = all.filter(({ line }) => !line.text.includes("[["));
    const touched = harmless.filter(({ expected, got }) => got !== expected);
    expect(touched.length / harmless.length).toBeLessThanOrEqual(0.02);
  });

  it("are told in every language", () => {
    expect(languages.filter((one) => !lines.some(({ lang }) => lang === one))).toEqual([]);
  });
});
