import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseCorpus } from "../../bin/evaluation/corpus.ts";
import { packKnowledge, readKnowledge, unpackKnowledge } from "../../functions/adapters/knowledge.ts";
import { coder } from "../../functions/domain/coding/code.ts";
import { compiledKey, isConceptLexicon, isMeanings } from "../../functions/domain/coding/lexicons.ts";
import { compiledLexicons, isLexicon } from "../../functions/domain/identifiers/lexicons.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import { tableOf } from "../../functions/domain/knowledge.ts";
import { detector } from "../../functions/domain/language/detect.ts";
import { cpuTime } from "../cpu-time.ts";

const folder = mkdtempSync(join(tmpdir(), "knowledge-"));
const file = join(folder, "understanding.data");
afterAll(() => rmSync(folder, { recursive: true }));

const knowledge = readKnowledge();
writeFileSync(file, packKnowledge(knowledge));
const detect = detector(knowledge);
const spoken = parseCorpus(readFileSync("test/corpus/messages.jsonl", "utf8")).map(({ text }) => {
  return { text, language: detect(text).language };
});

test("a bundle carries the knowledge that lies in the source folders; only lexicons are compiled", () => {
  const unpacked = unpackKnowledge(file);
  const concepts = [...knowledge.keys()].filter(isConceptLexicon).map(compiledKey);
  const isCompiled = (key: string) => isLexicon(key) || isConceptLexicon(key) || isMeanings(key);
  const kept = [...knowledge.keys()].filter((key) => !isCompiled(key));
  expect([...unpacked.keys()].sort()).toEqual([...kept, ...concepts, ...compiledLexicons(knowledge).keys()].sort());
  for (const key of kept.filter((one) => !one.endsWith(".json")))
    expect(Buffer.compare(unpacked.get(key) ?? Buffer.of(), knowledge.get(key) ?? Buffer.of()), key).toBe(0);
  for (const key of kept.filter((one) => one.endsWith(".json")))
    expect(tableOf<unknown>(unpacked, key), key).toEqual(tableOf<unknown>(knowledge, key));
  expect(unpacked.get("identifiers/none.json")).toBeUndefined();
});

test("a message is stripped alike with packed knowledge and with the sources", () => {
  const [packed, sources] = [stripper(unpackKnowledge(file)), stripper(knowledge)];
  for (const { text, language } of spoken) expect(packed(text, { language })).toEqual(sources(text, { language }));
});

test("a message is coded alike with packed knowledge and with the sources", () => {
  const [packed, sources] = [coder(unpackKnowledge(file)), coder(knowledge)];
  for (const { text, language } of spoken) expect(packed(text, { language })).toEqual(sources(text, { language }));
});

// The same bound as that of the bundles.
test("packed knowledge stays within 2,944 KiB", () => {
  expect(statSync(file).size).toBeLessThanOrEqual(2_944 * 1_024);
});

test("knowledge holds data files only", () => {
  for (const key of knowledge.keys()) expect(key).toMatch(/^(identifiers|language|coding)(\/[\w-]+)+\.(json|weights)$/);
});

test("packed knowledge loads fast enough for a cold start", () => {
  const times = Array.from({ length: 5 }, () => cpuTime(() => unpackKnowledge(file)));
  // It takes 1 ms; the limit leaves room for a slow machine.
  expect(Math.min(...times)).toBeLessThan(20);
});
