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
 * of harm, `-sealed` one more of danger now. Since 2,400 messages more of harm are learnt from, harm is heard better in eight
 * sets and worse in one (`-final-held-out`), at a hundredth more false flags in all but `coding-unseen`, `world-fresh` and `-late`
 * (`-held-out` three, of 183); danger now is told worse in `coding-fresh`, `world-fresh`, `-last` and `-end` (one message or two), type in
 * `coding`, `-sealed`, `-held-out`, `-last` and `-proof`, topics in `coding-unseen`, `-heldout`, `-held-out`, `-late`, `-final-held-out` and `-proof`.
 */
const gates = [
  { file: "messages.jsonl", type: 0.849, topics: 0.811, recall: 0.987, falseFlags: 0.098, immediate: 0.998 },
  { file: "coding.jsonl", type: 0.825, topics: 0.858, recall: 0.998, falseFlags: 0.078, immediate: 0.998 },
  { file: "plain.jsonl", type: 0.836, topics: 0.799, recall: 0.972, falseFlags: 0.061, immediate: 0.998 },
  { file: "coding-unseen.jsonl", type: 0.861, topics: 0.853, recall: 0.993, falseFlags: 0.019, immediate: 0.998 },
  { file: "coding-fresh.jsonl", type: 0.819, topics: 0.806, recall: 0.92, falseFlags: 0.023, immediate: 0.963 },
  { file: "world.jsonl", type: 0.869, topics: 0.785, recall: 0.973, falseFlags: 0.133, immediate: 0.998 },
  { file: "world-sealed.jsonl", type: 0.843, topics: 0.768, recall: 0.979, falseFlags: 0.127, immediate: 0.975 },
  { file: "coding-heldout.jsonl", type: 0.724, topics: 0.462, recall: 0.835, falseFlags: 0.107, immediate: 0.841 },
  { file: "world-held-out.jsonl", type: 0.864, topics: 0.769, recall: 0.974, falseFlags: 0.126, immediate: 0.998 },
  { file: "world-fresh.jsonl", type: 0.854, topics: 0.717, recall: 0.964, falseFlags: 0.123, immediate: 0.899 },
  { file: "world-unread.jsonl", type: 0.838, topics: 0.734, recall: 0.988, falseFlags: 0.135, immediate: 0.998 },
  { file: "world-blind.jsonl", type: 0.818, topics: 0.761, recall: 0.998, falseFlags: 0.094, immediate: 0.998 },
  { file: "world-late.jsonl", type: 0.853, topics: 0.813, recall: 0.981, falseFlags: 0.107, immediate: 0.987 },
  { file: "world-exam.jsonl", type: 0.824, topics: 0.77, recall: 0.983, falseFlags: 0.21, immediate: 0.972 },
  { file: "world-exam-held-out.jsonl", type: 0.817, topics: 0.782, recall: 0.984, falseFlags: 0.224, immediate: 0.986 },
  { file: "world-final.jsonl", type: 0.856, topics: 0.769, recall: 0.982, falseFlags: 0.091, immediate: 0.998 },
  {
    file: "world-final-held-out.jsonl",
    type: 0.849,
    topics: 0.761,
    recall: 0.967,
    falseFlags: 0.111,
    immediate: 0.987,
  },
  { file: "world-last.jsonl", type: 0.834, topics: 0.751, recall: 0.99, falseFlags: 0.153, immediate: 0.985 },
  { file: "world-end.jsonl", type: 0.845, topics: 0.779, recall: 0.971, falseFlags: 0.112, immediate: 0.971 },
  { file: "world-proof.jsonl", type: 0.819, topics: 0.751, recall: 0.964, falseFlags: 0.106, immediate: 0.985 },
] as const;

it.each(gates)("messages are coded as well as they were: $file", ({ file, ...gate }) => {
  const { type, topics, sensitive, urgency } = figuresOf(file);
  expect(type.accuracy).toBeGreaterThanOrEqual(gate.type);
  expect(topics.microF1).toBeGreaterThanOrEqual(gate.topics);
  expect(sensitive.recall).toBeGreaterThanOrEqual(gate.recall);
  expect(sensitive.falseFlagRate).toBeLessThanOrEqual(gate.falseFlags);
  expect(urgency.immediateRecall).toBeGreaterThanOrEqual(gate.immediate);
});
