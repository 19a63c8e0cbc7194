/**
 * Trains what tells names from words: `node bin/train-names.ts SAMPLES`, where SAMPLES holds one file a language
 * (`en.txt`), one sentence a line. Writes which words ordinary text uses and how names differ from the words of each
 * language. The same input gives the same bytes.
 */
import { writeFileSync } from "node:fs";
import { bitsOf, weightStep } from "../functions/domain/identifiers/vocabulary.ts";
import { hashOf } from "../functions/domain/identifiers/word-hash.ts";
import { listedWords } from "./training/listed-words.ts";
import { type Example, fitNames, rating } from "./training/name-model.ts";
import { randomOf, shuffle } from "./training/random.ts";
import { countWords } from "./training/word-count.ts";

const knowledge = new URL("../functions/domain/identifiers/knowledge/", import.meta.url);
const [samples] = process.argv.slice(2);
if (samples === undefined) throw new Error("say where the sample files are: node bin/train-names.ts SAMPLES");

const counts = countWords(samples);
const listed = listedWords();
const inList = (word: string, ...keys: string[]): boolean => keys.some((key) => listed.get(key)?.has(word));

/** Burmese words are syllables, which say nothing by their letters. */
const isSpelt = (word: string): boolean => !/[\u1000-\u109f]/.test(word);

const sums = new Map<string, { ordinary: number; proper: number }>();
for (const words of counts.values())
  for (const [word, { ordinary, proper }] of words) {
    const sum = sums.get(word) ?? { ordinary: 0, proper: 0 };
    sums.set(word, { ordinary: sum.ordinary + ordinary, proper: sum.proper + proper });
  }
const ordinary = [...sums]
  .filter(([word, seen]) => seen.ordinary >= 2 && seen.ordinary > seen.proper && isSpelt(word))
  .filter(
    ([word, seen]) => !inList(word, "given", "family", "places") || (seen.ordinary >= 12 && !inList(word, "places")),
  )
  .map(([word]) => word)
  .sort();
// About eight bits a word: two in a hundred words that no text used are taken for used ones.
const filter = new Uint8Array(96 * 1024);
const size = filter.length * 8;
for (const word of ordinary)
  for (const bit of bitsOf(word, size)) filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
writeFileSync(new URL("vocabulary.weights", knowledge), filter);

const latin = ["en", "fr", "es", "pt", "so", "om", "sw", "ha", "ht", "wo", "kmr", "tr", "ar", "fa", "ur"];
const languagesBy: Readonly<Record<string, readonly string[]>> = {
  Latin: latin,
  Cyrillic: ["uk", "ru"],
  Arabic: ["ar", "fa", "prs", "ps", "ur", "ckb"],
  Bengali: ["bn"],
  Ethiopic: ["am", "ti"],
};
const languagesOf = (word: string): readonly string[] =>
  Object.entries(languagesBy).find(([script]) => new RegExp(`^\\p{Script=${script}}`, "u").test(word))?.[1] ?? [];

const random = randomOf(7);
/** People are named in messages of any language of their script: each name is learnt in its own and in four others. */
const names = ["given", "family"]
  .flatMap((key) => [...(listed.get(key) ?? [])])
  .filter(([word]) => word.length > 2 && isSpelt(word) && !inList(word, "common"))
  .flatMap(([word, files]) => {
    const possible = languagesOf(word);
    const own = possible.filter((language) => files.includes(language));
    const all = new Set([...own, ...shuffle(random, [...possible]).slice(0, 4)]);
    return [...all].map((language): Example => ({ word, language, isName: true }));
  });
const mostWords = 6_000;
const words = [...counts].flatMap(([language, seen]) => {
  const some = [...seen]
    .filter(([word, { ordinary, proper }]) => word.length > 2 && ordinary > proper && isSpelt(word))
    .filter(([word]) => !inList(word, "given", "family") && languagesOf(word).includes(language));
  return shuffle(random, some)
    .slice(0, mostWords)
    .map(([word]): Example => ({ word, language, isName: false }));
});
const isHeldOut = ({ word }: Example): boolean => hashOf(word, 991) % 8 === 3;
const buckets = 2 ** 17;
const examples = [...names, ...words];
const heldOut = examples.filter(isHeldOut);
const measured = fitNames(
  examples.filter((one) => !isHeldOut(one)),
  buckets,
  randomOf(3),
);
console.log(`${ordinary.length} ordinary words in ${filter.length} bytes`);
console.log("held out: how often a name scores above a word; names above all but 5 and 20 in a hundred words");
for (const language of [undefined, ...counts.keys()])
  console.log(
    `${language ?? "all"}  ${rating(
      measured,
      heldOut.filter((one) => language === undefined || one.language === language),
    )}`,
  );

// What is shipped learns from the held-out words too; the figures above are those of the same training without them.
const { weights } = fitNames(examples, buckets, randomOf(3));
const packed = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / weightStep))));
writeFileSync(new URL("names.weights", knowledge), packed);
