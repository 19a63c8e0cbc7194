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
  // hear letters, learnt from messages written to be missed, leave 103 names of 4,103 in the fifteen files that were there
  // before, not 142, and touch 111 harmless messages, not 127; 49 places are lost, not 48. More is lost or touched in
  // `messages` and `identifiers` (a name each), `world-held-out` (an identifier, three places), `world-unread` (a place,
  // two messages) and `-stories` (a message), and more letters outside are masked in `-moving`. From one training to the
  // next some five names differ.
  it.each([
    ["messages.jsonl", 5, 1, 1, 2, 0.0011],
    ["identifiers.jsonl", 2, 0, 1, 0, 0.0048],
    ["identifiers-fresh.jsonl", 0, 0, 0, 0, 0.001],
    ["identifiers-held-out.jsonl", 8, 0, 0, 1, 0.0082],
    ["identifiers-moving.jsonl", 1, 0, 0, 1, 0.0081],
    ["identifiers-unseen.jsonl", 0, 0, 0, 0, 0.0053],
    ["identifiers-ways.jsonl", 6, 0, 0, 1, 0.0034],
    ["identifiers-ways-held-out.jsonl", 8, 0, 0, 4, 0.0037],
    ["world.jsonl", 1, 1, 2, 9, 0.0054],
    ["world-held-out.jsonl", 5, 3, 7, 13, 0.0076],
    ["world-sealed.jsonl", 14, 8, 18, 37, 0.0082],
    ["world-fresh.jsonl", 17, 8, 13, 20, 0.0068],
    ["world-unread.jsonl", 10, 2, 4, 13, 0.004],
    ["world-blind.jsonl", 14, 2, 2, 7, 0.0038],
    ["world-late.jsonl", 3, 12, 17, 14, 0.0072],
    ["identifiers-stories.jsonl", 12, 0, 1, 3, 0.006],
  ] as const)("of %s are stripped at least as well as before", (file, names, structured, places, touched, outside) => {
    const now = measure(file);
    expect(now.namesLeaked).toBeLessThanOrEqual(names);
    expect(now.structuredLeaked).toBeLessThanOrEqual(structured);
    expect(now.placesLost).toBeLessThanOrEqual(places);
    expect(now.touched).toBeLessThanOrEqual(touched);
    expect(now.outside / now.characters).toBeLessThanOrEqual(outside);
  });
});
