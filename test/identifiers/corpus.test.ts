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
  // Names and other identifiers left, places lost, harmless messages touched, letters masked outside of marks. Votes with a
  // layer of units, learnt from messages by blind authors, leave 102 names of 3,354 in the thirteen files that were there
  // before, not 131, and touch 106 harmless messages, not 108; what was tuned on before pays for it. More is lost or touched
  // in `messages` (one place), `identifiers` (one message), `-fresh` and `-moving` (a name each), `-ways` (two messages) and
  // `world` (a name, two places, three messages), and more letters outside are masked in six files. From one training to the next
  // some five names differ.
  it.each([
    ["messages.jsonl", 4, 1, 1, 2, 0.0012],
    ["identifiers.jsonl", 1, 0, 1, 1, 0.005],
    ["identifiers-fresh.jsonl", 2, 0, 0, 0, 0.001],
    ["identifiers-held-out.jsonl", 8, 0, 0, 1, 0.0091],
    ["identifiers-moving.jsonl", 4, 0, 0, 1, 0.0074],
    ["identifiers-unseen.jsonl", 0, 0, 0, 0, 0.0053],
    ["identifiers-ways.jsonl", 7, 0, 0, 3, 0.0044],
    ["identifiers-ways-held-out.jsonl", 12, 0, 0, 6, 0.0051],
    ["world.jsonl", 3, 1, 2, 10, 0.0054],
    ["world-held-out.jsonl", 6, 2, 4, 14, 0.0079],
    ["world-sealed.jsonl", 19, 8, 18, 44, 0.009],
    ["world-fresh.jsonl", 22, 8, 16, 22, 0.0079],
    ["world-unread.jsonl", 19, 2, 3, 11, 0.0047],
    ["world-blind.jsonl", 21, 2, 2, 10, 0.0043],
    ["identifiers-stories.jsonl", 14, 0, 1, 2, 0.0071],
  ] as const)("of %s are stripped at least as well as before", (file, names, structured, places, touched, outside) => {
    const now = measure(file);
    expect(now.namesLeaked).toBeLessThanOrEqual(names);
    expect(now.structuredLeaked).toBeLessThanOrEqual(structured);
    expect(now.placesLost).toBeLessThanOrEqual(places);
    expect(now.touched).toBeLessThanOrEqual(touched);
    expect(now.outside / now.characters).toBeLessThanOrEqual(outside);
  });
});
