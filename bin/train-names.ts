/**
 * Trains what tells names from words: `node bin/train-names.ts SAMPLES`, where SAMPLES holds one file a language
 * (`en.txt`), one sentence a line. Writes which words ordinary text uses and how names differ from the words of each
 * language. The same input gives the same bytes.
 */
import { writeFileSync } from "node:fs";
import { ofName, weightStep } from "../functions/domain/identifiers/vocabulary.ts";
import { hashOf } from "../functions/domain/identifiers/word-hash.ts";
import { filterOf } from "./training/filter.ts";
import { listedWords } from "./training/listed-words.ts";
import { annotatedMessages } from "./training/messages.ts";
import { wordsBesideNames } from "./training/met-words.ts";
import { nameLists } from "./training/name-lists.ts";
import { type Example, fitNames, rating } from "./training/name-model.ts";
import { randomOf, shuffle } from "./training/random.ts";
import { countWords } from "./training/word-count.ts";

const knowledge = new URL("../functions/domain/identifiers/knowledge/", import.meta.url);
const [samples] = process.argv.slice(2);
if (samples === undefined) throw new Error("say where the sample files are: node bin/train-names.ts SAMPLES");

/** About one in a hundred words that no list has is taken for a name of some list. */
const bitsAName = 9;

const counts = countWords(samples);
const listed = listedWords();
const lists = nameLists();
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
// About eight bits a word: two in a hundred words that no text used are taken for used ones. A listed name would be
// harmed by that, so it is asked for twice.
const twice = ordinary.filter((word) => inList(word, "given", "family")).map(ofName);
const filter = filterOf([...ordinary, ...twice], 128 * 1024 * 8);
writeFileSync(new URL("vocabulary.weights", knowledge), filter);

const isOrdinary = new Set(ordinary);
const besideNames = wordsBesideNames(annotatedMessages());
/** The names of the large lists that are no words anywhere and no message uses otherwise, by word the languages whose list has it. */
const large = new Map<string, string[]>();
for (const [language, words] of lists)
  for (const word of words)
    if (
      word.length > 2 &&
      isSpelt(word) &&
      !isOrdinary.has(word) &&
      !besideNames.has(word) &&
      !inList(word, "common", "places")
    )
      large.set(word, [...(large.get(word) ?? []), language]);
const unlisted = [...large.keys()].filter((word) => !inList(word, "given", "family", "ambiguous")).sort();
writeFileSync(new URL("somewhere.weights", knowledge), filterOf(unlisted, Math.ceil(unlisted.length * bitsAName)));

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
/** People are named in messages of any language of their script: each name is learnt in its own and in some others. */
const examplesOf = (word: string, files: readonly string[], others: number): readonly Example[] => {
  const possible = languagesOf(word);
  const own = possible.filter((language) => files.includes(language));
  const all = new Set([...own, ...shuffle(random, [...possible]).slice(0, others)]);
  return [...all].map((language): Example => ({ word, language, isName: true }));
};
const names = [
  ...["given", "family"]
    .flatMap((key) => [...(listed.get(key) ?? [])])
    .filter(([word]) => word.length > 2 && isSpelt(word) && !inList(word, "common"))
    .flatMap(([word, files]) => examplesOf(word, files, 4)),
  ...unlisted.flatMap((word) => examplesOf(word, large.get(word) ?? [], 2)),
];
const mostWords = 9_000;
const words = [...counts].flatMap(([language, seen]) => {
  const some = [...seen]
    .filter(([word, { ordinary, proper }]) => word.length > 2 && ordinary > proper && isSpelt(word))
    .filter(([word]) => !inList(word, "given", "family") && !large.has(word) && languagesOf(word).includes(language));
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
console.log(`${ordinary.length} ordinary words in ${filter.length} bytes, ${unlisted.length} names of the large lists`);
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
