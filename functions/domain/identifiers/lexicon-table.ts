import { hashOf } from "./word-hash.ts";

type ListsByLanguage = Readonly<Partial<Record<string, readonly string[]>>>;

/** What a lexicon says of languages by name; lists by language are folded. */
export type LexiconHeader = {
  /** The place of a language is its number in the senses. */
  readonly languages: readonly string[];
  readonly prefixes: ListsByLanguage;
  readonly suffixes: ListsByLanguage;
  readonly nameEndings: readonly string[];
  readonly selves: ListsByLanguage;
  readonly ands: ListsByLanguage;
};

/** A lexicon before it is a table: words and phrases have a number of `senses`, phrases are listed by their first word. */
export type LexiconDraft = {
  readonly header: LexiconHeader;
  readonly words: ReadonlyMap<string, number>;
  readonly phrases: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly senses: number }[]>;
  readonly senses: readonly (readonly number[])[];
};

/**
 * A lexicon as numbers only, so that nothing need be parsed at a cold start. Words stand in the order of their hashes;
 * `starts` is where those begin whose hash has such upper bits. `sets` numbers the senses of a word, `firsts` is where
 * the phrases begin that it opens: how many words, their senses, the hashes of the second word and on; 0 ends them.
 */
export type LexiconTable = {
  readonly header: LexiconHeader;
  readonly starts: Uint32Array;
  readonly hashes: Uint32Array;
  readonly sets: Uint32Array;
  readonly firsts: Uint32Array;
  readonly phrases: Uint32Array;
  /** `senseFrom[set]` to `senseFrom[set + 1]` are the numbers of a set in `senses`. */
  readonly senseFrom: Uint32Array;
  readonly senses: Int32Array;
};

const seed = 11;
const bucketBits = 12;

/** The hash of a folded word; two words of a lexicon never have the same. */
export const keyOf = (word: string): number => hashOf(word, seed) || 1;

/** The place of a word that has this hash; -1 when there is none. */
export const placeOf = ({ starts, hashes }: LexiconTable, key: number): number => {
  const bucket = key >>> (32 - bucketBits);
  const end = starts[bucket + 1] ?? 0;
  for (let place = starts[bucket] ?? 0; place < end; place += 1) if (hashes[place] === key) return place;
  return -1;
};

/** Writes what `readTable` reads: sizes, header as JSON, then the arrays one after the other. */
export const writeLexicon = ({ header, words, phrases, senses }: LexiconDraft): Uint8Array => {
  const all = [...new Set([...words.keys(), ...phrases.keys()])]
    .map((word) => ({ word, key: keyOf(word) }))
    .sort((one, other) => one.key - other.key);
  const twin = all.find(({ key }, i) => key === all[i + 1]?.key);
  if (twin) throw new Error(`two words of the lexicon have one hash: ${twin.word}`);
  const starts = new Uint32Array(2 ** bucketBits + 1);
  for (const { key } of all) {
    const next = (key >>> (32 - bucketBits)) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < starts.length; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const runs: number[] = [0];
  const firsts = all.map(({ word }) => putPhrases(runs, phrases.get(word) ?? []));
  const senseFrom = [0];
  for (const set of senses) senseFrom.push((senseFrom.at(-1) ?? 0) + set.length);
  const sets = all.map(({ word }) => words.get(word) ?? 0);
  // Steps from one hash to the next are small numbers, which are pressed to half of what hashes are.
  const hashes = all.map(({ key }, i) => key - (all[i - 1]?.key ?? 0));
  const rest = [hashes, sets, firsts, runs, senseFrom].map((list) => Uint32Array.from(list));
  return join(header, [starts, ...rest, Int32Array.from(senses.flat())]);
};

/** Where the phrases of a word begin; 0 when it opens none. */
const putPhrases = (runs: number[], phrases: readonly { words: readonly string[]; senses: number }[]): number => {
  if (phrases.length === 0) return 0;
  const first = runs.length;
  for (const { words, senses } of phrases) runs.push(words.length, senses, ...words.slice(1).map(keyOf));
  runs.push(0);
  return first;
};

const join = (header: LexiconHeader, arrays: readonly (Uint32Array | Int32Array)[]): Uint8Array => {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 4) * 4;
  const sizes = Uint32Array.from([json.length, ...arrays.map(({ length }) => length)]);
  const parts = [sizes, json, new Uint8Array(padded - json.length), ...arrays];
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
};

const arrays = 7;

/** The hashes whose steps were written. */
const summed = (steps: Uint32Array): Uint32Array => {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
};

/** Reads a table in place: most arrays are views of the bytes, which begin where a number may begin. */
export const readTable = (given: Uint8Array): LexiconTable => {
  const bytes = given.byteOffset % 4 === 0 ? given : new Uint8Array(given);
  const sizes = new Uint32Array(bytes.buffer, bytes.byteOffset, arrays + 1);
  const [jsonLength = 0, ...lengths] = sizes;
  const json = bytes.subarray(sizes.byteLength, sizes.byteLength + jsonLength);
  let at = sizes.byteLength + Math.ceil(jsonLength / 4) * 4;
  const next = (length = 0): Uint32Array => {
    at += length * 4;
    return new Uint32Array(bytes.buffer, bytes.byteOffset + at - length * 4, length);
  };
  const [starts, steps, sets, firsts, phrases, senseFrom, senses] = lengths.map(next);
  if (!starts || !steps || !sets || !firsts || !phrases || !senseFrom || !senses)
    throw new Error("the lexicon is cut off");
  const header = JSON.parse(new TextDecoder().decode(json)) as LexiconHeader;
  return {
    header,
    starts,
    hashes: summed(steps),
    sets,
    firsts,
    phrases,
    senseFrom,
    senses: new Int32Array(senses.buffer, senses.byteOffset, senses.length),
  };
};
