import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { measureCoding } from "../../bin/evaluation/coding.ts";
import { parseCorpus } from "../../bin/evaluation/corpus.ts";
import type { Pair } from "../../bin/evaluation/pair.ts";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { coder } from "../../functions/domain/coding/code.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import { type DetectedLanguage, languages } from "../../functions/domain/language/language.ts";

const knowledge = readKnowledge();
const code = coder(knowledge);
const strip = stripper(knowledge);

/** The annotated language, so that this gate moves with coding alone. */
function languageOf(lang = "und"): DetectedLanguage {
  const [first = "und"] = lang.split(/[-+]/);
  return languages.find((known) => known === first) ?? "und";
}

function figuresOf(file: string) {
  const corpus = parseCorpus(readFileSync(new URL(`../corpus/${file}`, import.meta.url), "utf8"));
  const pairs = corpus.map((gold): Pair => {
    const language = languageOf(gold.lang);
    const stripped = strip(gold.text, { language, sender: {} });
    return { gold, found: { ...stripped, language, coding: code(gold.text, { language }) } };
  });
  return measureCoding(pairs);
}

/**
 * The figures reached, a little below: a change that costs more must say so here. `messages.jsonl` calls harm told with
 * a plea for help a request, which the policy, and so the training, calls a report. `coding.jsonl`, `plain.jsonl`,
 * `coding-unseen.jsonl` and `coding-fresh.jsonl` share ideas with the lexicons and the first training lines: with twice
 * the lines by other hands type lost up to five points there, and won five in `world.jsonl`, which shares nothing. The
 * last two are held out and looked at in totals only; the first of them is written to hint.
 */
const gates = [
  { file: "messages.jsonl", type: 0.84, topics: 0.775, recall: 0.985, falseFlags: 0.13, immediate: 0.98 },
  { file: "coding.jsonl", type: 0.845, topics: 0.865, recall: 0.98, falseFlags: 0.06, immediate: 0.98 },
  { file: "plain.jsonl", type: 0.84, topics: 0.775, recall: 0.96, falseFlags: 0.06, immediate: 0.98 },
  { file: "coding-unseen.jsonl", type: 0.855, topics: 0.83, recall: 0.985, falseFlags: 0.03, immediate: 0.98 },
  { file: "coding-fresh.jsonl", type: 0.8, topics: 0.765, recall: 0.89, falseFlags: 0.025, immediate: 0.89 },
  { file: "world.jsonl", type: 0.815, topics: 0.78, recall: 0.97, falseFlags: 0.165, immediate: 0.94 },
  { file: "world-sealed.jsonl", type: 0.825, topics: 0.73, recall: 0.94, falseFlags: 0.175, immediate: 0.955 },
  { file: "coding-heldout.jsonl", type: 0.67, topics: 0.45, recall: 0.565, falseFlags: 0.135, immediate: 0.68 },
  { file: "world-held-out.jsonl", type: 0.85, topics: 0.745, recall: 0.945, falseFlags: 0.14, immediate: 0.95 },
] as const;

it.each(gates)("messages are coded as well as they were: $file", ({ file, ...gate }) => {
  const { type, topics, sensitive, urgency } = figuresOf(file);
  expect(type.accuracy).toBeGreaterThanOrEqual(gate.type);
  expect(topics.microF1).toBeGreaterThanOrEqual(gate.topics);
  expect(sensitive.recall).toBeGreaterThanOrEqual(gate.recall);
  expect(sensitive.falseFlagRate).toBeLessThanOrEqual(gate.falseFlags);
  expect(urgency.immediateRecall).toBeGreaterThanOrEqual(gate.immediate);
});
