import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseCorpus } from "../../bin/evaluation/corpus.ts";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { detector } from "../../functions/domain/language/detect.ts";

const detect = detector(readKnowledge());
const corpus = parseCorpus(readFileSync("test/corpus/messages.jsonl", "utf8"));
const languagesOf = (lang = "") => lang.split("+").map((tag) => tag.split("-")[0]);

test("the language of the corpus is named as well as it has been: 98.5 % at least", () => {
  const right = corpus.filter(({ text, lang }) => languagesOf(lang).includes(detect(text).language));
  expect(right.length / corpus.length).toBeGreaterThanOrEqual(0.985);
});

test("no language of the corpus is left behind: four of five messages in each", () => {
  for (const lang of new Set(corpus.map((message) => message.lang))) {
    const some = corpus.filter((message) => message.lang === lang);
    const right = some.filter(({ text }) => languagesOf(lang).includes(detect(text).language));
    expect(right.length / some.length, lang).toBeGreaterThanOrEqual(0.8);
  }
});

test("messages that mix languages name both, where each has a stretch of its own", () => {
  const text =
    "ma soeur est partie en bateau depuis mardi et nous n'avons aucune nouvelle. sama rakk dem na ci gaal gi te kenn xamul fu mu nekk";
  const { language, also } = detect(text);
  expect([language, ...also].sort()).toEqual(["fr", "wo"]);
});
