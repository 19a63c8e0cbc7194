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
 * three more of 237 sensitive messages are missed in `world-sealed.jsonl`. Since natural messages of 33 more authors are learnt
 * from, types and topics are told better in the sets that nobody read (`world-blind`, `-late`, `-exam`) and worse in some that
 * were tuned on: type in `coding`, `coding-fresh`, `world-fresh` and `-unread`, topics in these but `-fresh`, harm in `-heldout` and
 * `world-fresh`, and more is flagged in `messages`, `coding`, `plain`, `world`, `coding-heldout` and `world-fresh`.
 */
const gates = [
  { file: "messages.jsonl", type: 0.846, topics: 0.79, recall: 0.987, falseFlags: 0.106, immediate: 0.998 },
  { file: "coding.jsonl", type: 0.808, topics: 0.857, recall: 0.998, falseFlags: 0.067, immediate: 0.998 },
  { file: "plain.jsonl", type: 0.829, topics: 0.775, recall: 0.973, falseFlags: 0.061, immediate: 0.998 },
  { file: "coding-unseen.jsonl", type: 0.867, topics: 0.86, recall: 0.994, falseFlags: 0.01, immediate: 0.998 },
  { file: "coding-fresh.jsonl", type: 0.799, topics: 0.809, recall: 0.911, falseFlags: 0.023, immediate: 0.929 },
  { file: "world.jsonl", type: 0.854, topics: 0.801, recall: 0.973, falseFlags: 0.14, immediate: 0.969 },
  { file: "world-sealed.jsonl", type: 0.849, topics: 0.759, recall: 0.972, falseFlags: 0.12, immediate: 0.987 },
  { file: "coding-heldout.jsonl", type: 0.698, topics: 0.46, recall: 0.816, falseFlags: 0.117, immediate: 0.842 },
  { file: "world-held-out.jsonl", type: 0.869, topics: 0.752, recall: 0.975, falseFlags: 0.118, immediate: 0.998 },
  { file: "world-fresh.jsonl", type: 0.828, topics: 0.695, recall: 0.947, falseFlags: 0.144, immediate: 0.9 },
  { file: "world-unread.jsonl", type: 0.81, topics: 0.709, recall: 0.989, falseFlags: 0.137, immediate: 0.998 },
  { file: "world-blind.jsonl", type: 0.81, topics: 0.741, recall: 0.989, falseFlags: 0.088, immediate: 0.982 },
  { file: "world-late.jsonl", type: 0.84, topics: 0.804, recall: 0.978, falseFlags: 0.101, immediate: 0.987 },
  { file: "world-exam.jsonl", type: 0.815, topics: 0.752, recall: 0.983, falseFlags: 0.189, immediate: 0.96 },
  { file: "world-exam-held-out.jsonl", type: 0.804, topics: 0.76, recall: 0.98, falseFlags: 0.224, immediate: 0.964 },
] as const;

it.each(gates)("messages are coded as well as they were: $file", ({ file, ...gate }) => {
  const { type, topics, sensitive, urgency } = figuresOf(file);
  expect(type.accuracy).toBeGreaterThanOrEqual(gate.type);
  expect(topics.microF1).toBeGreaterThanOrEqual(gate.topics);
  expect(sensitive.recall).toBeGreaterThanOrEqual(gate.recall);
  expect(sensitive.falseFlagRate).toBeLessThanOrEqual(gate.falseFlags);
  expect(urgency.immediateRecall).toBeGreaterThanOrEqual(gate.immediate);
});
