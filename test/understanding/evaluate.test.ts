import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { measureCoding } from "../../bin/evaluation/coding.ts";
import { parseCorpus } from "../../bin/evaluation/corpus.ts";
import { measureIdentifiers } from "../../bin/evaluation/identifiers.ts";
import { measureLanguage } from "../../bin/evaluation/language.ts";
import type { Pair } from "../../bin/evaluation/pair.ts";
import type { Coding } from "../../functions/domain/coding/coding.ts";
import type { IdentifierType } from "../../functions/domain/identifiers/identifier.ts";
import type { Understanding } from "../../functions/domain/understanding.ts";
import { aCoding } from "../a-coding.ts";

const folder = mkdtempSync(join(tmpdir(), "evaluate-"));
afterAll(() => rmSync(folder, { recursive: true }));

const calm = aCoding({ type: "question", about: "unknown" });

/** What a machine could have said: spans to mask, and what differs from a calm question about food. */
function said(spans: [IdentifierType, number, number][], language: Understanding["language"], coding: Partial<Coding>) {
  const identifiers = spans.map(([type, start, end]) => ({ type, start, end, placeholder: "", value: "" }));
  return { identifiers, language, text: "", coding: { ...calm, ...coding } } as unknown as Understanding;
}

const [first, second, third, fourth] = parseCorpus(
  [
    '{"lang":"en","text":"i am [[PERSON|Ann Lee]] in [[PLACE|Oslo]], +47 [[PHONE|555]]","type":"request","topics":["food","cash"],"sensitive":["gbv"],"urgency":"immediate"}',
    '{"lang":"fr+wo","text":"où est [[PLACE|Oslo]]","type":"question","topics":["food"],"sensitive":[],"urgency":"normal"}',
    '{"lang":"prs","text":"سلام","type":"question","topics":["health"],"sensitive":[],"urgency":"normal"}',
    '{"lang":"ar-Latn","text":"[[PERSON|Nour]]","type":"request","topics":["other"],"sensitive":["sea","gbv"],"urgency":"high"}',
  ].join("\n"),
);
if (!first || !second || !third || !fourth) throw new Error("four messages were given");

const pairs: readonly Pair[] = [
  // "i am Ann Lee in Oslo, +47 555": "Lee" is left, "555" and "Oslo" are masked.
  {
    gold: first,
    found: said(
      [
        ["PERSON", 5, 8],
        ["PLATE", 16, 20],
        ["PHONE", 26, 29],
      ],
      "en",
      {
        type: "request",
        topics: ["food"],
        sensitivity: "to_be_clarified",
        sensitive: ["violence"],
        urgency: "immediate",
      },
    ),
  },
  { gold: second, found: said([["PERSON", 0, 2]], "wo", { sensitivity: "sensitive", sensitive: ["sea"] }) },
  { gold: third, found: said([], "fa", { type: "request", topics: ["health", "food"] }) },
  { gold: fourth, found: said([["HANDLE", 0, 4]], "ar", { type: "request", topics: ["other"], sensitive: [] }) },
];

describe("the figures of four messages are those that one counts by hand", () => {
  test("identifiers", () => {
    const figures = measureIdentifiers(pairs);
    expect(figures.names).toEqual({ gold: 2, leaked: 1, recall: 0.5, leakedPer1000Messages: 250 });
    expect(figures.structured).toEqual({ gold: 1, leaked: 0, recall: 1, leakedPer1000Messages: 0 });
    expect(figures.all.leaked).toBe(1);
    expect(figures.byLabel.EMAIL).toEqual({ gold: 0, leaked: 0, recall: null, leakedPer1000Messages: 0 });
    expect(figures.namesByLanguage).toMatchObject({ en: { leaked: 1 }, "ar-Latn": { leaked: 0 } });
    // Outside the marks stand i, am, in, Oslo, 47 · où, est, Oslo · سلام = 11 + 9 + 4, of which Oslo and où are masked.
    expect(figures.overRedaction).toEqual({
      charactersMasked: 6 / 24,
      messagesWithoutIdentifiers: 2,
      messagesWithoutIdentifiersTouched: 0.5,
      places: 2,
      placesLost: 0.5,
    });
  });

  test("languages", () => {
    const figures = measureLanguage(pairs);
    expect(figures.accuracy).toBe(0.75);
    expect(figures.accuracyDariWithPersian).toBe(1);
    expect(figures.confusion).toEqual({ "prs > fa": 1 });
    expect(figures.byLanguage["fr+wo"]).toEqual({ messages: 1, accuracy: 1 });
  });

  test("coding", () => {
    const { type, topics, sensitive, urgency } = measureCoding(pairs);
    expect(type.accuracy).toBe(0.75);
    // question: 1 hit, 0 wrong, 1 missed; request: 2 hits, 1 wrong, 0 missed
    expect(type.macroF1).toBeCloseTo((2 / 3 + 4 / 5) / 2, 10);
    expect(type.confusion.question).toMatchObject({ question: 1, request: 1, report: 0 });
    // marked 5, found 5, both 4
    expect(topics.microF1).toBeCloseTo(0.8, 10);
    expect(sensitive).toMatchObject({ gold: 2, recall: 0.5, precision: 0.5, falseFlagRate: 0.5 });
    expect(sensitive.byClass.gbv).toEqual({ gold: 2, recall: 0.5, named: 0 });
    expect(sensitive.byClass.sea).toEqual({ gold: 1, recall: 0, named: 0 });
    expect(sensitive.byLanguage.en).toEqual({ gold: 1, recall: 1, falseFlagRate: null });
    expect(urgency).toEqual({ accuracy: 0.75, immediate: 1, immediateRecall: 1, immediatePrecision: 1 });
  });
});

test("a corpus with lines of the training data is refused, and the lines are named", () => {
  const training = readFileSync("functions/domain/language/training/wo.txt", "utf8").split("\n");
  const learnt = training.filter((line) => !line.startsWith("#") && line.length > 50);
  const file = join(folder, "seen.jsonl");
  const texts = ["a line that nobody learnt anything from", ...learnt.map((line) => `  ${line.toUpperCase()}!`)];
  writeFileSync(file, texts.map((text) => JSON.stringify({ text })).join("\n"));
  const run = spawnSync(process.execPath, ["bin/evaluate.ts", file, "--no-cold"], { encoding: "utf8" });
  expect(run.status).toBe(1);
  const [, count = "", lines = ""] = /^refused: (\d+) messages .* \(lines (.*)\)$/m.exec(run.stderr) ?? [];
  expect(Number(count)).toBeGreaterThan(0.5 * learnt.length); // some lines are held out
  expect(lines.split(", ")).not.toContain("1");
  expect(run.stdout).toBe("");
});

test("an unreadable corpus is refused by line number, without its content", () => {
  expect(() => parseCorpus('{"text":"fine"}\n{"text":"[[NAME|Planted Secret]]"}')).toThrow(
    /^line 2 has an unknown label$/,
  );
  expect(() => parseCorpus("Planted Secret")).toThrow(/^line 1 is not an annotated message$/);
});
