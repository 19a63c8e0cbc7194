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
  // Names and other identifiers left, places lost, harmless messages touched, letters masked outside of marks. Since towns and
  // regions, descriptions of homes, 3,945 messages more and numbers as wholes are known, 39 other identifiers are left in the
  // eighteen files that were there before, not 69, and 182 harmless messages are touched, not 198, with a name more left (108)
  // and eight places more lost (104). A name more is left in `identifiers-moving`, `world`, `world-held-out` and
  // `-exam-held-out`, two in `-blind`, three in `-sealed`; more places are lost in `-fresh` (one), `-unread`, `-exam` and
  // `-exam-held-out` (three each); a message more is touched in both `-ways`. More letters are masked outside of marks in
  // eleven: whole descriptions of homes. Since votes were learnt again, with numbers, handles and positions as they are read now,
  // and a word is a name from -1.1 on, 162 names are left in the 22 files before `world-verdict`, not 167, and 77 other identifiers,
  // not 79, with three places more lost (228) and ten messages more touched (314): one or two in ten files, and a name or two more
  // left in `-held-out`, `-ways` and `world-fresh`. From one training to the next some five names and five messages differ.
  it.each([
    ["messages.jsonl", 2, 0, 0, 1, 0.002],
    ["identifiers.jsonl", 2, 0, 1, 0, 0.0068],
    ["identifiers-fresh.jsonl", 0, 0, 0, 0, 0.0005],
    ["identifiers-held-out.jsonl", 10, 0, 0, 2, 0.0101],
    ["identifiers-moving.jsonl", 1, 0, 0, 0, 0.0093],
    ["identifiers-unseen.jsonl", 0, 0, 0, 0, 0.0046],
    ["identifiers-ways.jsonl", 6, 0, 0, 4, 0.0055],
    ["identifiers-ways-held-out.jsonl", 8, 0, 0, 6, 0.0051],
    ["world.jsonl", 2, 1, 2, 10, 0.0055],
    ["world-held-out.jsonl", 5, 3, 4, 12, 0.008],
    ["world-sealed.jsonl", 14, 6, 13, 33, 0.009],
    ["world-fresh.jsonl", 13, 5, 14, 23, 0.0079],
    ["world-unread.jsonl", 9, 1, 5, 13, 0.0054],
    ["world-blind.jsonl", 14, 1, 1, 4, 0.004],
    ["world-late.jsonl", 1, 7, 13, 12, 0.0081],
    ["world-exam.jsonl", 6, 6, 29, 28, 0.0094],
    ["world-exam-held-out.jsonl", 5, 7, 21, 42, 0.0101],
    ["world-final.jsonl", 6, 2, 20, 15, 0.0078],
    ["world-final-held-out.jsonl", 6, 11, 18, 13, 0.0059],
    ["world-last.jsonl", 18, 9, 28, 38, 0.007],
    ["world-end.jsonl", 8, 10, 31, 25, 0.0087],
    ["world-proof.jsonl", 18, 8, 27, 31, 0.0073],
    ["world-verdict.jsonl", 29, 40, 65, 91, 0.0073],
    ["world-assize.jsonl", 30, 29, 50, 78, 0.0071],
    ["identifiers-stories.jsonl", 8, 0, 1, 2, 0.0087],
  ] as const)("of %s are stripped at least as well as before", (file, names, structured, places, touched, outside) => {
    const now = measure(file);
    expect(now.namesLeaked).toBeLessThanOrEqual(names);
    expect(now.structuredLeaked).toBeLessThanOrEqual(structured);
    expect(now.placesLost).toBeLessThanOrEqual(places);
    expect(now.touched).toBeLessThanOrEqual(touched);
    expect(now.outside / now.characters).toBeLessThanOrEqual(outside);
  });
});
