import { expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { evidence } from "../../functions/domain/coding/evidence.ts";
import type { MeaningsFile } from "../../functions/domain/coding/lexicon-file.ts";
import { isMeanings } from "../../functions/domain/coding/lexicons.ts";
import { tableOf } from "../../functions/domain/knowledge.ts";
import { languages } from "../../functions/domain/language/language.ts";

const knowledge = readKnowledge();
const files = [...knowledge.keys()].filter(isMeanings).map((key) => tableOf<MeaningsFile>(knowledge, key));
const english = tableOf<MeaningsFile>(knowledge, "coding/meanings/en.json");
const find = evidence(knowledge, 0);

it("every language has its everyday words", () => {
  expect(files.map(({ language }) => language).sort()).toEqual([...languages].sort());
});

it.each(files.map((file) => [file.language, file] as const))(
  "the everyday words of %s say where they come from and name meanings that English explains",
  (_, { source, meanings }) => {
    expect(source).not.toBe("");
    for (const [meaning, words] of Object.entries(meanings)) {
      expect(Object.keys(english.meanings)).toContain(meaning);
      for (const word of words) expect(word.trim(), meaning).not.toBe("");
    }
  },
);

it.each([
  ["en", "the guard has the key of our room"],
  ["fr", "le gardien a la clé de notre chambre"],
  ["es", "el guardia tiene la llave del cuarto"],
  ["tr", "odanın anahtarı güvenlikte"],
  ["ru", "ключ от нашей комнаты у охранника"],
  ["ar", "الحارس معه مفتاح الغرفة"],
  ["fa", "کلید اتاق ما دست نگهبان است"],
  ["ti", "መፍትሕ ክፍልና ኣብ ኢድ ሓላዊ ኣሎ"],
  ["so", "waardiyaha ayaa haya furaha qolka"],
  ["sw", "mlinzi ana funguo za chumba chetu"],
  ["bn", "আমাদের রুমের চাবি গার্ডের কাছে"],
] as const)("a guard, a key and a room mean the same in every language: %s", (language, text) => {
  const meanings = find(text, language).features.meanings;
  expect(meanings).toEqual(expect.arrayContaining(["means:guard", "means:lock", "means:room"]));
});
