import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseCorpus } from "../../bin/evaluation/corpus.ts";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { coder } from "../../functions/domain/coding/code.ts";
import { feedbackTypes, sensitiveClasses, type sensitivities } from "../../functions/domain/coding/coding.ts";
import type { ConceptFile } from "../../functions/domain/coding/evidence.ts";
import type { LexiconFile } from "../../functions/domain/coding/lexicon-file.ts";
import type { ModelFile } from "../../functions/domain/coding/model.ts";
import type { Rule } from "../../functions/domain/coding/rules.ts";
import { tableOf } from "../../functions/domain/knowledge.ts";
import { languages } from "../../functions/domain/language/language.ts";
import { cpuTime } from "../cpu-time.ts";

const knowledge = readKnowledge();
const code = coder(knowledge);
const { concepts } = tableOf<ConceptFile>(knowledge, "coding/concepts.json");
const { rules } = tableOf<{ rules: readonly Rule[] }>(knowledge, "coding/rules.json");
const model = tableOf<ModelFile>(knowledge, "coding/model.json");
const corpus = parseCorpus(readFileSync(new URL("../corpus/messages.jsonl", import.meta.url), "utf8"));
const anyLanguage = fc.constantFrom(...languages, "und" as const);

it("never throws, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), anyLanguage, (text, language) => {
      const coding = code(text, { language });
      expect(coding.topics.length).toBeGreaterThan(0);
      expect(coding.tracks.length).toBeGreaterThan(0);
    }),
  );
});

it("more text never lowers a sensitivity or takes a class away", () => {
  const some = fc.constantFrom(...corpus);
  fc.assert(
    fc.property(some, some, anyLanguage, (one, other, language) => {
      const before = code(one.text, { language });
      const after = code(`${one.text}.\n${other.text}`, { language });
      expect(after.sensitive).toEqual(expect.arrayContaining([...before.sensitive]));
      const rank = ["non_sensitive", "to_be_clarified", "sensitive"] satisfies (typeof sensitivities)[number][];
      expect(rank.indexOf(after.sensitivity)).toBeGreaterThanOrEqual(rank.indexOf(before.sensitivity));
      if (before.urgency === "immediate") expect(after.urgency).toBe("immediate");
    }),
    { numRuns: 600 },
  );
});

it("says why with ids only, never with a word of the message", () => {
  const ids = new Set([
    ...rules.map(({ id }) => id),
    ...sensitiveClasses.map((name) => `model:${name}`),
    ...feedbackTypes.flatMap((type) => model.named.map((feature) => `${type}:${feature}`)),
  ]);
  for (const { text } of corpus) for (const why of code(text, { language: "en" }).why) expect(ids).toContain(why);
});

it("knows what each concept means that a lexicon or a rule names", () => {
  const known = Object.keys(concepts);
  for (const { all } of rules) for (const group of all) for (const concept of group) expect(known).toContain(concept);
  for (const language of languages) {
    const file = tableOf<LexiconFile>(knowledge, `coding/${language}.json`);
    expect(file.source).not.toBe("");
    for (const concept of Object.keys(file.concepts)) expect(known).toContain(concept);
  }
});

it("takes twice the time for twice the text, not more", () => {
  const long = "my husband beats me and the officer asks money at night ".repeat(18_000);
  const timeOf = (text: string) => cpuTime(() => code(text, { language: "en" }));
  timeOf(long.slice(0, 100_000));
  expect(timeOf(long)).toBeLessThan(40 * Math.max(20, timeOf(long.slice(0, 100_000))));
});
