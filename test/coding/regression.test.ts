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
 * `coding-unseen.jsonl` and `coding-fresh.jsonl` share ideas with the lexicons and the first training lines. The
 * others are held out and looked at in totals only, `coding-heldout.jsonl` written to hint. Since danger told without a
 * word of alarm is learnt from, the harm of `world-fresh.jsonl` is heard better (danger there 90 % instead of 80), and
 * three more of 237 sensitive messages are missed in `world-sealed.jsonl`.
 */
const gates = [
  { file: "messages.jsonl", type: 0.845, topics: 0.775, recall: 0.985, falseFlags: 0.11, immediate: 0.97 },
  { file: "coding.jsonl", type: 0.83, topics: 0.865, recall: 0.99, falseFlags: 0.055, immediate: 0.98 },
  { file: "plain.jsonl", type: 0.82, topics: 0.77, recall: 0.97, falseFlags: 0.045, immediate: 0.98 },
  { file: "coding-unseen.jsonl", type: 0.86, topics: 0.835, recall: 0.985, falseFlags: 0.01, immediate: 0.98 },
  { file: "coding-fresh.jsonl", type: 0.82, topics: 0.78, recall: 0.9, falseFlags: 0.025, immediate: 0.93 },
  { file: "world.jsonl", type: 0.84, topics: 0.795, recall: 0.975, falseFlags: 0.128, immediate: 0.97 },
  { file: "world-sealed.jsonl", type: 0.84, topics: 0.755, recall: 0.97, falseFlags: 0.13, immediate: 0.985 },
  { file: "coding-heldout.jsonl", type: 0.685, topics: 0.46, recall: 0.835, falseFlags: 0.105, immediate: 0.84 },
  { file: "world-held-out.jsonl", type: 0.86, topics: 0.755, recall: 0.975, falseFlags: 0.135, immediate: 0.99 },
  { file: "world-fresh.jsonl", type: 0.835, topics: 0.698, recall: 0.955, falseFlags: 0.136, immediate: 0.9 },
  { file: "world-unread.jsonl", type: 0.815, topics: 0.71, recall: 0.98, falseFlags: 0.145, immediate: 0.99 },
  { file: "world-blind.jsonl", type: 0.785, topics: 0.735, recall: 0.99, falseFlags: 0.1, immediate: 0.99 },
  { file: "world-late.jsonl", type: 0.83, topics: 0.795, recall: 0.975, falseFlags: 0.12, immediate: 0.985 },
] as const;

it.each(gates)("messages are coded as well as they were: $file", ({ file, ...gate }) => {
  const { type, topics, sensitive, urgency } = figuresOf(file);
  expect(type.accuracy).toBeGreaterThanOrEqual(gate.type);
  expect(topics.microF1).toBeGreaterThanOrEqual(gate.topics);
  expect(sensitive.recall).toBeGreaterThanOrEqual(gate.recall);
  expect(sensitive.falseFlagRate).toBeLessThanOrEqual(gate.falseFlags);
  expect(urgency.immediateRecall).toBeGreaterThanOrEqual(gate.immediate);
});
