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
  it.each([
    { file: "messages.jsonl", namesLeaked: 7, structuredLeaked: 1, placesLost: 0, touched: 2, outside: 0.0012 },
    { file: "identifiers.jsonl", namesLeaked: 1, structuredLeaked: 0, placesLost: 1, touched: 0, outside: 0.0053 },
    {
      file: "identifiers-fresh.jsonl",
      namesLeaked: 1,
      structuredLeaked: 0,
      placesLost: 0,
      touched: 0,
      outside: 0.001,
    },
    {
      file: "identifiers-held-out.jsonl",
      namesLeaked: 9,
      structuredLeaked: 0,
      placesLost: 0,
      touched: 1,
      outside: 0.0072,
    },
    {
      file: "identifiers-moving.jsonl",
      namesLeaked: 3,
      structuredLeaked: 0,
      placesLost: 0,
      touched: 0,
      outside: 0.0054,
    },
    {
      file: "identifiers-unseen.jsonl",
      namesLeaked: 0,
      structuredLeaked: 0,
      placesLost: 0,
      touched: 0,
      outside: 0.0043,
    },
    {
      file: "identifiers-ways.jsonl",
      namesLeaked: 11,
      structuredLeaked: 0,
      placesLost: 0,
      touched: 1,
      outside: 0.0027,
    },
    {
      file: "identifiers-ways-held-out.jsonl",
      namesLeaked: 16,
      structuredLeaked: 0,
      placesLost: 0,
      touched: 8,
      outside: 0.0053,
    },
    { file: "world.jsonl", namesLeaked: 2, structuredLeaked: 1, placesLost: 0, touched: 7, outside: 0.0037 },
    { file: "world-held-out.jsonl", namesLeaked: 10, structuredLeaked: 3, placesLost: 6, touched: 15, outside: 0.0087 },
    {
      file: "world-sealed.jsonl",
      namesLeaked: 24,
      structuredLeaked: 11,
      placesLost: 18,
      touched: 44,
      outside: 0.0085,
    },
    {
      file: "identifiers-stories.jsonl",
      namesLeaked: 16,
      structuredLeaked: 0,
      placesLost: 1,
      touched: 3,
      outside: 0.0088,
    },
  ])("of $file are stripped at least as well as before", ({ file, ...before }) => {
    const now = measure(file);
    expect(now.namesLeaked).toBeLessThanOrEqual(before.namesLeaked);
    expect(now.structuredLeaked).toBeLessThanOrEqual(before.structuredLeaked);
    expect(now.placesLost).toBeLessThanOrEqual(before.placesLost);
    expect(now.touched).toBeLessThanOrEqual(before.touched);
    expect(now.outside / now.characters).toBeLessThanOrEqual(before.outside);
  });
});
