import { numbersOf, scattered, scatteredIn, summed } from "./number-list.ts";
import { hashOf } from "./word-hash.ts";

type ListsByLanguage = Readonly<Partial<Record<string, readonly string[]>>>;

/** What a lexicon says of languages by name; lists by language are folded. */
export type LexiconHeader = {
  /** The place of a language is its number in the senses. */
  readonly languages: readonly string[];
  readonly prefixes: ListsByLanguage;
  readonly suffixes: ListsByLanguage;
  /** Endings of grammar, taken off words that announce numbers, places of living and dates: "çadır-ımız". */
  readonly endings: ListsByLanguage;
  readonly nameEndings: readonly string[];
  readonly verbal: ListsByLanguage;
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
 * `starts` is where those begin whose hash has such upper bits. `setOf` numbers the senses of a word, `firstOf` is where
 * the phrases begin that it opens: how many words, their senses, the hashes of the second word and on; 0 ends them.
 */
export type LexiconTable = {
  readonly header: LexiconHeader;
  readonly starts: Uint32Array;
  readonly hashes: Uint32Array;
  readonly setOf: (place: number) => number;
  readonly firstOf: (place: number) => number;
  readonly phrases: Uint32Array;
  /** The numbers of a set of senses. */
  readonly sensesOf: (set: number) => Int32Array;
};

const seed = 11;
const bucketBits = 12;

/** The hash of a folded word; two words of a lexicon never have the same. */
export const keyOf = (word: string): number => hashOf(word, seed) || 1;

/** What is kept of the hashes of a phrase's second word and on: twenty bits, since its first word is known already. */
export const shortKey = (key: number): number => key & 0xfffff;

/** The place of a word that has this hash; -1 when there is none. */
export const placeOf = ({ starts, hashes }: LexiconTable, key: number): number => {
  const bucket = key >>> (32 - bucketBits);
  const end = starts[bucket + 1] ?? 0;
  for (let place = starts[bucket] ?? 0; place < end; place += 1) if (hashes[place] === key) return place;
  return -1;
};

/** The files of a table: what `readTable` reads, each by its name. */
export const writeLexicon = (draft: LexiconDraft): ReadonlyMap<string, Uint8Array> => {
  const { header, words, phrases } = draft;
  const all = [...new Set([...words.keys(), ...phrases.keys()])]
    .map((word) => ({ word, key: keyOf(word) }))
    .sort((one, other) => one.key - other.key);
  const twin = all.find(({ key }, i) => key === all[i + 1]?.key);
  if (twin) throw new Error(`two words of the lexicon have one hash: ${twin.word}`);
  const { senses, numberOf } = usedSenses(draft);
  const runs: number[] = [0];
  const firsts = all.map(({ word }) => putPhrases(runs, phrases.get(word) ?? [], numberOf));
  return new Map([
    ["header", new TextEncoder().encode(JSON.stringify(header))],
    ["steps", scattered(all.map(({ key }, i) => key - (all[i - 1]?.key ?? 0)))],
    ["sets", scattered(all.map(({ word }) => numberOf(words.get(word) ?? 0)))],
    ["firsts", scattered(firsts)],
    ["phrases", new Uint8Array(Uint32Array.from(runs).buffer)],
    ["lengths", scattered(senses.map(({ length }) => length))],
    ["senses", scattered(senses.flat())],
  ]);
};

/** The sets of senses that words and phrases have, the commonest first; none is the first of all. */
const usedSenses = ({ words, phrases, senses }: LexiconDraft) => {
  const uses = new Map<number, number>([[0, Number.POSITIVE_INFINITY]]);
  const use = (set: number): unknown => uses.set(set, (uses.get(set) ?? 0) + 1);
  for (const set of words.values()) use(set);
  for (const list of phrases.values()) for (const phrase of list) use(phrase.senses);
  const order = [...uses].sort(([one, often], [other, oftener]) => oftener - often || one - other).map(([set]) => set);
  const numbers = new Map(order.map((set, number) => [set, number]));
  return { senses: order.map((set) => senses[set] ?? []), numberOf: (set: number) => numbers.get(set) ?? 0 };
};

/** Where the phrases of a word begin; 0 when it opens none. */
const putPhrases = (
  runs: number[],
  phrases: readonly { words: readonly string[]; senses: number }[],
  numberOf: (set: number) => number,
): number => {
  if (phrases.length === 0) return 0;
  const first = runs.length;
  for (const { words, senses } of phrases)
    runs.push(words.length, numberOf(senses), ...words.slice(1).map((word) => shortKey(keyOf(word))));
  runs.push(0);
  return first;
};

const startsOf = (hashes: Uint32Array): Uint32Array => {
  const starts = new Uint32Array(2 ** bucketBits + 1);
  const signed = new Int32Array(hashes.buffer);
  let next = 0;
  for (let place = 0; place < signed.length; place += 1) {
    const bucket = (signed[place] ?? 0) >>> (32 - bucketBits);
    while (next <= bucket) starts[next++] = place;
  }
  return starts.fill(signed.length, next);
};

const utf8 = new TextDecoder();

/** Reads a table from its files. */
export const readTable = (fileOf: (name: string) => Uint8Array): LexiconTable => {
  const hashes = summed(fileOf("steps"));
  const senseEnds = summed(fileOf("lengths"));
  const senseAt = scatteredIn(fileOf("senses"));
  return {
    header: JSON.parse(utf8.decode(fileOf("header"))) as LexiconHeader,
    starts: startsOf(hashes),
    hashes,
    setOf: scatteredIn(fileOf("sets")),
    firstOf: scatteredIn(fileOf("firsts")),
    phrases: numbersOf(fileOf("phrases")),
    sensesOf: (set) => {
      const from = senseEnds[set - 1] ?? 0;
      return Int32Array.from({ length: (senseEnds[set] ?? 0) - from }, (_, i) => senseAt(from + i));
    },
  };
};
