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
 * Since hashed words have rows of their own and 3,945 messages more are learnt from, types and topics are told better in all
 * but `coding-unseen`, `world`, `-held-out`, `-blind`, `-late` (types, by up to a point) and `coding-fresh`, `world` (topics), and
 * less is flagged but in `coding`, `coding-unseen`, `-sealed`, `-late` and `-exam` (by up to a point); `world-unread` misses one more
 * of harm, `-sealed` one more of danger now. Since 2,400 messages more of harm are learnt from, and
 * thresholds allow 10 % false flags in traffic left out, not 14, a quarter less is flagged of what is harmless in all sets
 * (`world-verdict` 14 % instead of 19), and less harm is heard: in messages as they come a hundredth less, in `world-fresh` and `-unread`
 * three, in `coding-fresh` four and in `coding-heldout`, which only hints, ten. Type is told worse in `coding`, topics in
 * `coding-heldout`, by two hundredths. Danger now may be called falsely in 28 % of calm traffic left out, not 24, and is heard as well or better.
 */
const gates = [
  { file: "messages.jsonl", type: 0.852, topics: 0.815, recall: 0.987, falseFlags: 0.067, immediate: 0.998 },
  { file: "coding.jsonl", type: 0.825, topics: 0.858, recall: 0.998, falseFlags: 0.035, immediate: 0.998 },
  { file: "plain.jsonl", type: 0.836, topics: 0.804, recall: 0.972, falseFlags: 0.042, immediate: 0.998 },
  { file: "coding-unseen.jsonl", type: 0.861, topics: 0.853, recall: 0.989, falseFlags: 0.011, immediate: 0.998 },
  { file: "coding-fresh.jsonl", type: 0.819, topics: 0.802, recall: 0.881, falseFlags: 0.023, immediate: 0.998 },
  { file: "world.jsonl", type: 0.876, topics: 0.795, recall: 0.964, falseFlags: 0.093, immediate: 0.998 },
  { file: "world-sealed.jsonl", type: 0.848, topics: 0.77, recall: 0.972, falseFlags: 0.097, immediate: 0.986 },
  { file: "coding-heldout.jsonl", type: 0.724, topics: 0.459, recall: 0.714, falseFlags: 0.06, immediate: 0.935 },
  { file: "world-held-out.jsonl", type: 0.871, topics: 0.773, recall: 0.974, falseFlags: 0.081, immediate: 0.998 },
  { file: "world-fresh.jsonl", type: 0.856, topics: 0.718, recall: 0.941, falseFlags: 0.088, immediate: 0.899 },
  { file: "world-unread.jsonl", type: 0.836, topics: 0.732, recall: 0.96, falseFlags: 0.109, immediate: 0.998 },
  { file: "world-blind.jsonl", type: 0.821, topics: 0.764, recall: 0.988, falseFlags: 0.07, immediate: 0.998 },
  { file: "world-late.jsonl", type: 0.861, topics: 0.813, recall: 0.977, falseFlags: 0.081, immediate: 0.987 },
  { file: "world-exam.jsonl", type: 0.838, topics: 0.773, recall: 0.983, falseFlags: 0.149, immediate: 0.985 },
  { file: "world-exam-held-out.jsonl", type: 0.822, topics: 0.782, recall: 0.979, falseFlags: 0.177, immediate: 0.986 },
  { file: "world-final.jsonl", type: 0.859, topics: 0.769, recall: 0.972, falseFlags: 0.066, immediate: 0.998 },
  {
    file: "world-final-held-out.jsonl",
    type: 0.848,
    topics: 0.761,
    recall: 0.967,
    falseFlags: 0.085,
    immediate: 0.987,
  },
  { file: "world-last.jsonl", type: 0.84, topics: 0.754, recall: 0.983, falseFlags: 0.104, immediate: 0.991 },
  { file: "world-end.jsonl", type: 0.85, topics: 0.779, recall: 0.959, falseFlags: 0.083, immediate: 0.978 },
  { file: "world-proof.jsonl", type: 0.823, topics: 0.751, recall: 0.955, falseFlags: 0.08, immediate: 0.985 },
  { file: "world-verdict.jsonl", type: 0.788, topics: 0.71, recall: 0.974, falseFlags: 0.143, immediate: 0.963 },
  { file: "world-assize.jsonl", type: 0.8, topics: 0.716, recall: 0.963, falseFlags: 0.114, immediate: 0.953 },
] as const;

it.each(gates)("messages are coded as well as they were: $file", ({ file, ...gate }) => {
  const { type, topics, sensitive, urgency } = figuresOf(file);
  expect(type.accuracy).toBeGreaterThanOrEqual(gate.type);
  expect(topics.microF1).toBeGreaterThanOrEqual(gate.topics);
  expect(sensitive.recall).toBeGreaterThanOrEqual(gate.recall);
  expect(sensitive.falseFlagRate).toBeLessThanOrEqual(gate.falseFlags);
  expect(urgency.immediateRecall).toBeGreaterThanOrEqual(gate.immediate);
});
