import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { packKnowledge, readKnowledge, unpackKnowledge } from "../../functions/adapters/knowledge.ts";

const folder = mkdtempSync(join(tmpdir(), "knowledge-"));
const file = join(folder, "understanding.data");
afterAll(() => rmSync(folder, { recursive: true }));

const knowledge = readKnowledge();
writeFileSync(file, packKnowledge(knowledge));

test("a bundle carries exactly the knowledge that lies in the source folders", () => {
  const unpacked = unpackKnowledge(file);
  expect([...unpacked.keys()]).toEqual([...knowledge.keys()].sort());
  for (const [key, bytes] of knowledge) expect(Buffer.compare(unpacked.get(key) ?? Buffer.of(), bytes), key).toBe(0);
});

test("packed knowledge stays within one mebibyte", () => {
  expect(statSync(file).size).toBeLessThanOrEqual(2 ** 20);
});

test("knowledge holds data files only", () => {
  for (const key of knowledge.keys()) expect(key).toMatch(/^(identifiers|language|coding)(\/[\w-]+)+\.(json|weights)$/);
});

test("packed knowledge loads fast enough for a cold start", () => {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    unpackKnowledge(file);
    return performance.now() - start;
  });
  // The aim is 20 ms on an idle machine; the limit leaves room for a busy one.
  expect(Math.min(...times)).toBeLessThan(60);
});
