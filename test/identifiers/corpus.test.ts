import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import { type DetectedLanguage, languages } from "../../functions/domain/language/language.ts";

const strip = stripper(readKnowledge());
type Mark = { readonly label: string; readonly start: number; readonly end: number };

/** Takes the marks `[[LABEL|text]]` out of a line and says where they stood. */
const plainOf = (marked: string): { text: string; marks: readonly Mark[] } => {
  let text = "";
  let from = 0;
  const marks: Mark[] = [];
  for (const match of marked.matchAll(/\[\[([A-Z_]+)\|([\s\S]*?)\]\]/g)) {
    const [all, label = "", surface = ""] = match;
    text += marked.slice(from, match.index);
    marks.push({ label, start: text.length, end: text.length + surface.length });
    text += surface;
    from = match.index + all.length;
  }
  return { text: text + marked.slice(from), marks };
};

const measure = (file: string) => {
  const figures = { names: 0, namesLeaked: 0, structured: 0, structuredLeaked: 0, places: 0, placesLost: 0 };
  const over = { characters: 0, outside: 0, clean: 0, touched: 0 };
  for (const line of readFileSync(new URL(`../corpus/${file}`, import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean)) {
    const { text: marked, lang } = JSON.parse(line) as { text: string; lang: string };
    const { text, marks } = plainOf(marked);
    const language = languages.find((one) => one === lang) ?? ("und" satisfies DetectedLanguage);
    const { identifiers } = strip(text, { language });
    const isMasked = (at: number): boolean => identifiers.some(({ start, end }) => at >= start && at < end);
    const letters = (from: number, to: number): readonly number[] =>
      Array.from({ length: to - from }, (_, i) => from + i).filter((at) => /[\p{L}\p{N}]/u.test(text.charAt(at)));
    for (const { label, start, end } of marks) {
      const left = letters(start, end).filter((at) => !isMasked(at)).length;
      if (label === "PLACE") {
        figures.places += 1;
        if (left < letters(start, end).length) figures.placesLost += 1;
      } else if (label === "PERSON") {
        figures.names += 1;
        if (left > 0) figures.namesLeaked += 1;
      } else {
        figures.structured += 1;
        if (left > 0) figures.structuredLeaked += 1;
      }
    }
    const gold = marks.filter(({ label }) => label !== "PLACE");
    const outside = letters(0, text.length).filter(
      (at) => isMasked(at) && !gold.some(({ start, end }) => at >= start && at < end),
    );
    over.characters += text.length;
    over.outside += outside.length;
    if (gold.length === 0) over.clean += 1;
    if (gold.length === 0 && identifiers.length > 0) over.touched += 1;
  }
  return { ...figures, ...over };
};

describe("the annotated messages", () => {
  // Names and other identifiers left, places lost, harmless messages touched, letters masked outside of marks. Votes that
  // hear how messages use words leave 96 names of 4,432 in the sixteen files that were there before, not 106, and lose 53
  // places, not 66, at as many harmless messages touched (125). More is left, lost or touched in `-held-out` (a name, a
  // message), `-ways` (two messages), `-ways-held-out` (two names), `world` (a name, two messages), `world-held-out` and
  // `world-fresh` (an identifier, a message in `-fresh`), `world-sealed`, `-unread` and `-stories` (a message, a name in
  // `-unread`), and more letters outside are masked in nine of them: what is called "Hajji" now goes with the name, and so do
  // words beside a sure one. From one training to the next some five names differ.
  it.each([
    ["messages.jsonl", 4, 1, 1, 1, 0.0012],
    ["identifiers.jsonl", 2, 0, 1, 0, 0.0044],
    ["identifiers-fresh.jsonl", 0, 0, 0, 0, 0.001],
    ["identifiers-held-out.jsonl", 9, 0, 0, 2, 0.0101],
    ["identifiers-moving.jsonl", 1, 0, 0, 1, 0.0094],
    ["identifiers-unseen.jsonl", 0, 0, 0, 0, 0.0029],
    ["identifiers-ways.jsonl", 5, 0, 0, 3, 0.0038],
    ["identifiers-ways-held-out.jsonl", 10, 0, 0, 3, 0.0051],
    ["world.jsonl", 2, 1, 2, 11, 0.0054],
    ["world-held-out.jsonl", 4, 4, 4, 13, 0.0074],
    ["world-sealed.jsonl", 11, 8, 14, 38, 0.0077],
    ["world-fresh.jsonl", 14, 9, 13, 21, 0.0066],
    ["world-unread.jsonl", 11, 1, 2, 12, 0.0037],
    ["world-blind.jsonl", 13, 2, 2, 5, 0.0037],
    ["world-late.jsonl", 2, 10, 13, 11, 0.006],
    ["world-exam.jsonl", 6, 17, 25, 29, 0.0084],
    ["world-exam-held-out.jsonl", 5, 16, 18, 44, 0.0092],
    ["identifiers-stories.jsonl", 8, 0, 1, 4, 0.0106],
  ] as const)("of %s are stripped at least as well as before", (file, names, structured, places, touched, outside) => {
    const now = measure(file);
    expect(now.namesLeaked).toBeLessThanOrEqual(names);
    expect(now.structuredLeaked).toBeLessThanOrEqual(structured);
    expect(now.placesLost).toBeLessThanOrEqual(places);
    expect(now.touched).toBeLessThanOrEqual(touched);
    expect(now.outside / now.characters).toBeLessThanOrEqual(outside);
  });
});
