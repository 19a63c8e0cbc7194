import { bucketCount, bucketOf, numberOf } from "./evidence-bucket.ts";
import type { NameSight } from "./name-sight.ts";
import { cases, plainSigns, pushSigns } from "./name-signs.ts";
import { countsOf, runAround } from "./syllable-run.ts";
import { usageBuckets } from "./usage-evidence.ts";

/** How many kinds of evidence there are: plain signs, and buckets for what is found by its words or by several signs at once. */
export const kindsOfEvidence = plainSigns + bucketCount;

const push = (found: number[], kind: number, one: number, two = 0, three = 0): void => {
  found.push(plainSigns + bucketOf(kind, one, two, three));
};

/** Words around, by themselves and together, and the edges of words; each kind of them in its language. */
const pushWords = (found: number[], sight: NameSight, at: number, language: number): void => {
  const { codes, heads, tails, ends } = sight;
  const [far, left, near] = [codes[at - 3] ?? 0, codes[at - 2] ?? 0, codes[at - 1] ?? 0];
  const [next, right, last] = [codes[at + 1] ?? 0, codes[at + 2] ?? 0, codes[at + 3] ?? 0];
  const kind = 64 * language;
  push(found, kind + 1, near);
  push(found, kind + 2, left);
  push(found, kind + 3, next);
  push(found, kind + 4, right);
  push(found, kind + 5, left, near);
  push(found, kind + 6, next, right);
  push(found, kind + 7, near, next);
  push(found, kind + 8, far, left, near);
  push(found, kind + 9, next, right, last);
  push(found, kind + 10, tails[at - 1] ?? 0);
  push(found, kind + 11, tails[at + 1] ?? 0);
  push(found, kind + 12, heads[at + 1] ?? 0);
  push(found, kind + 13, ends[at] ?? 0);
  push(found, kind + 14, tails[at] ?? 0);
  push(found, kind + 15, heads[at] ?? 0);
};

/** What a token is where something ends with it, and where something begins with it. */
const closing = ({ reading, codes }: NameSight, at: number): number =>
  reading.tokens[at]?.kind === "word" ? (reading.closes[at] ?? 0) : (codes[at] ?? 0);
const opening = ({ reading, codes }: NameSight, at: number): number =>
  reading.tokens[at]?.kind === "word" ? (reading.opens[at] ?? 0) ^ ((reading.more[at] ?? 0) << 16) : (codes[at] ?? 0);

/** What the word is spelt with, and what its neighbours are: "-ing", "-عون", "-ሎም" are of verbs. */
const pushLetters = (found: number[], { words }: NameSight, at: number): void => {
  for (const bucket of words[at]?.letters.own ?? []) found.push(plainSigns + bucket);
  for (const bucket of words[at - 1]?.letters.before ?? []) found.push(plainSigns + bucket);
  for (const bucket of words[at + 1]?.letters.behind ?? []) found.push(plainSigns + bucket);
};

/** Signs that mean something together, in all languages and in this one. */
const pushTogether = (found: number[], sight: NameSight, at: number, language: number): void => {
  const { reading } = sight;
  const letters = cases[reading.tokens[at]?.case ?? "none"];
  const [looks, bits, score] = [sight.looks[at] ?? 0, reading.bits[at] ?? 0, sight.steps[at] ?? 0];
  const [before, after] = [closing(sight, at - 1), opening(sight, at + 1)];
  push(found, 20, bits, letters, looks);
  push(found, 21, before, looks);
  push(found, 22, before, letters, bits);
  push(found, 23, after, looks);
  push(found, 24, after, bits);
  push(found, 25, closing(sight, at - 2), before);
  push(found, 26, after, opening(sight, at + 2));
  push(found, 27, before, after);
  push(found, 28, language, score);
  push(found, 29, language, looks);
  push(found, 30, language, letters);
  push(found, 31, language, bits);
  push(found, 32, language, before);
  push(found, 33, language, after);
  const listed = (sight.listed[at] ?? 0) + 1;
  push(found, 34, language, listed);
  push(found, 35, listed, bits, letters);
  push(found, 36, listed, before);
  push(found, 37, listed, after);
  push(found, 38, listed, looks, letters);
};

/** How annotated messages use it and its neighbours. */
const pushUsage = (found: number[], sight: NameSight, at: number, language: number): void => {
  const beside = { before: closing(sight, at - 1), after: opening(sight, at + 1) };
  for (const bucket of usageBuckets(sight, at, language, beside)) found.push(plainSigns + bucket);
};

/** Whether it can be a town, and what would speak for that. */
const pushTown = (found: number[], sight: NameSight, at: number, language: number): void => {
  const { reading, towns } = sight;
  const town = (towns[at] ?? 0) + 1;
  const [looks, listed, bits] = [sight.looks[at] ?? 0, sight.listed[at] ?? 0, reading.bits[at] ?? 0];
  push(found, 51, town, language + 1);
  push(found, 52, town, listed, looks);
  push(found, 53, town, closing(sight, at - 1));
  push(found, 54, town, opening(sight, at + 1));
  push(found, 55, town, cases[reading.tokens[at]?.case ?? "none"], bits);
  push(found, 56, town, towns[at - 1] ?? 0, towns[at + 1] ?? 0);
};

/** Of a Burmese syllable: where in its run it stands, what the run is made of, and what it stands between. */
const pushRun = (found: number[], sight: NameSight, at: number): void => {
  const { reading, codes } = sight;
  const run = runAround(reading, at);
  if (!run) return;
  const { first, last } = run;
  const length = last - first + 1;
  const [common, foreign, named] = countsOf(reading, run);
  const made = (16 * common + 4 * foreign + named) * 16 + Math.min(length, 9);
  const isApart = reading.tokens[first]?.glued ? 1 : 2;
  const [before, after] = [closing(sight, first - 1), opening(sight, last + 1)];
  push(found, 40, Math.min(at - first, 4), Math.min(last - at, 4));
  push(found, 41, made, isApart);
  push(found, 42, made, codes[last + 1] ?? 0);
  push(found, 43, made, before);
  push(found, 44, made, after);
  push(found, 45, codes[last + 1] ?? 0, isApart);
  push(found, 46, codes[first - 1] ?? 0, codes[last + 1] ?? 0);
  push(found, 47, codes[first] ?? 0);
  push(found, 48, codes[last] ?? 0);
  push(found, 49, codes[first] ?? 0, codes[first + 1] ?? 0);
  for (let one = first; one <= last; one += 1) push(found, 50, codes[one] ?? 0);
};

/** Everything that speaks for or against one word of a message being a name, by the number of its kind. */
export const evidenceOf = (sight: NameSight, at: number): readonly number[] => {
  const found: number[] = [];
  const language = numberOf(sight.reading.language);
  pushSigns(found, sight, at);
  pushWords(found, sight, at, language);
  pushLetters(found, sight, at);
  pushTogether(found, sight, at, language);
  pushTown(found, sight, at, language);
  pushUsage(found, sight, at, language);
  pushRun(found, sight, at);
  return found;
};
