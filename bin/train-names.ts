/**
 * Learns which words are ordinary and what names look like: `node bin/train-names.ts SAMPLES`, where SAMPLES holds one
 * file a language (`en.txt`), one sentence a line (TICO-19, CC0). Our own texts of the rooms language and coding are
 * read, too, and the name lists of the room identifiers. The same input gives the same bytes.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { foldText, normalise } from "../functions/domain/identifiers/normalise.ts";
import { tokenise } from "../functions/domain/identifiers/token.ts";
import { bitsOf, weightStep } from "../functions/domain/identifiers/vocabulary.ts";
import { piecesOf } from "../functions/domain/identifiers/word-hash.ts";
import { randomOf, shuffle } from "./training/random.ts";

const domain = new URL("../functions/domain/", import.meta.url);
const knowledge = new URL("identifiers/knowledge/", domain);
const [samples] = process.argv.slice(2);
if (samples === undefined) throw new Error("say where the sample files are: node bin/train-names.ts SAMPLES");

type Seen = { ordinary: number; proper: number };
const counts = new Map<string, Seen>();

/** Counts words; a capital within a sentence speaks for a name of something. */
const count = (text: string, weight: number): void => {
  const { plain, folded } = normalise(text);
  tokenise(plain, folded).forEach((token, i, tokens) => {
    if (token.kind !== "word" || token.end - token.start < 2) return;
    const seen = counts.get(token.folded) ?? { ordinary: 0, proper: 0 };
    const proper = i > 0 && tokens[i - 1]?.kind === "word" && (token.case === "capital" || token.case === "upper");
    if (proper) seen.proper += weight;
    else if (token.case !== "capital" || weight > 1) seen.ordinary += weight;
    counts.set(token.folded, seen);
  });
};

const linesIn = (folder: string | URL, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending) && name !== "README.md")
        .sort()
        .flatMap((name) =>
          readFileSync(typeof folder === "string" ? `${folder}/${name}` : new URL(name, folder), "utf8").split("\n"),
        )
    : [];

for (const line of linesIn(samples, ".txt")) count(line, 1);
for (const line of linesIn(new URL("language/training/", domain), ".txt")) if (!line.startsWith("#")) count(line, 2);
for (const line of linesIn(new URL("coding/training/", domain), ".jsonl"))
  if (line) count((JSON.parse(line) as { text: string }).text, 2);

const listed = new Map<string, Set<string>>();
for (const name of readdirSync(knowledge)
  .filter((file) => file.endsWith(".json"))
  .sort()) {
  const file = JSON.parse(readFileSync(new URL(name, knowledge), "utf8")) as Record<string, string | string[]>;
  for (const [key, lines] of Object.entries(file)) {
    if (key === "source") continue;
    const words = foldText([lines].flat().join(",")).split(/[ ,'-]+/);
    const set = listed.get(key) ?? new Set<string>();
    for (const word of words) set.add(word);
    listed.set(key, set);
  }
}
const inList = (word: string, ...keys: string[]): boolean => keys.some((key) => listed.get(key)?.has(word));
const burmese = /[\u1000-\u109f]/;

const ordinary = [...counts]
  .filter(([word, seen]) => seen.ordinary >= 2 && seen.ordinary > seen.proper && !burmese.test(word))
  .filter(
    ([word, seen]) => !inList(word, "given", "family", "places") || (seen.ordinary >= 12 && !inList(word, "places")),
  )
  .map(([word]) => word)
  .sort();

const size = Math.ceil((ordinary.length * 9.6) / 8) * 8;
const filter = new Uint8Array(size / 8);
for (const word of ordinary)
  for (const bit of bitsOf(word, size)) filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
writeFileSync(new URL("vocabulary.weights", knowledge), filter);

type Example = { readonly pieces: readonly number[]; readonly isName: boolean; readonly word: string };
const names = [...new Set([...(listed.get("given") ?? []), ...(listed.get("family") ?? [])])]
  .filter((word) => word.length > 2 && !burmese.test(word) && !inList(word, "ambiguous", "common"))
  .sort();
const words = [...counts]
  .filter(
    ([word, seen]) =>
      word.length > 2 && seen.ordinary > seen.proper && !burmese.test(word) && !inList(word, "given", "family"),
  )
  .map(([word]) => word)
  .sort();
const examples = [
  ...names.map((word): Example => ({ word, isName: true, pieces: piecesOf(word) })),
  ...words.map((word): Example => ({ word, isName: false, pieces: piecesOf(word) })),
];
const random = randomOf(7);
shuffle(random, examples);
const isHeldOut = (_: Example, i: number): boolean => i % 10 === 3;
const learnt = examples.filter((one, i) => !isHeldOut(one, i));
const heldOut = examples.filter(isHeldOut);

const buckets = 2 ** 16;
const weights = new Float64Array(1 + buckets);
const scoreOf = ({ pieces }: Example): number => {
  let sum = weights[0] ?? 0;
  for (const piece of pieces) sum += weights[1 + (piece % buckets)] ?? 0;
  return sum;
};
/** Names are few among the examples; each counts for so many. */
const balance = Math.min(12, words.length / names.length / 2);
for (let round = 0; round < 8; round += 1) {
  const rate = 0.12 / (1 + round);
  for (const one of shuffle(random, learnt)) {
    const error = (one.isName ? 1 : 0) - 1 / (1 + Math.exp(-scoreOf(one)));
    const step = rate * error * (one.isName ? balance : 1);
    weights[0] = (weights[0] ?? 0) + step * 0.1;
    for (const piece of one.pieces) {
      const at = 1 + (piece % buckets);
      weights[at] = (weights[at] ?? 0) * (1 - rate * 1e-4) + step;
    }
  }
}
const packed = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / weightStep))));
writeFileSync(new URL("names.weights", knowledge), packed);

const rightAt = (threshold: number, isName: boolean): string => {
  const some = heldOut.filter((one) => one.isName === isName);
  const right = some.filter((one) => scoreOf(one) > threshold === isName).length;
  return `${((100 * right) / some.length).toFixed(1)} %`;
};
console.log(
  `${ordinary.length} ordinary words in ${filter.length} bytes; ${names.length} names, ${words.length} words`,
);
for (const threshold of [-1, 0, 1, 2])
  console.log(`held out, above ${threshold}: names ${rightAt(threshold, true)}, words ${rightAt(threshold, false)}`);
