import type { DetectedLanguage } from "../language/language.ts";
import { eachPiece, hashOf } from "./word-hash.ts";

/** A listed name as the filter of ordinary words has it, besides the word itself, if ordinary text uses it as well. */
export const ofName = (word: string): string => `${word}!`;

/** What was learnt of words by `bin/train-names.ts`; words are given folded. */
export type Vocabulary = {
  /** Whether ordinary text uses the word; wrong for about one in a hundred words that it never saw. */
  readonly knows: (word: string) => boolean;
  /** Whether it is a word of a place in a message that we learnt from; wrong for one in a thousand other words. */
  readonly isOfPlace: (word: string) => boolean;
  /** Whether the list of towns has these words, with a space between them; one in a hundred others is mistaken for such. */
  readonly isTown: (words: string) => boolean;
  /** Whether a large list of names, of whatever language, has it; one in a hundred words is mistaken for such. */
  readonly isListed: (word: string) => boolean;
  /** How much a word looks like a name (above zero) or like a word of the language (below), by its letters and the large lists. */
  readonly nameness: (word: string, language: DetectedLanguage) => number;
};

const probes = 6;

const bitAt = (first: number, step: number, probe: number, size: number): number =>
  ((first + Math.imul(probe, step)) >>> 0) % size;
const hasBit = (filter: Uint8Array, bit: number): boolean => (((filter[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;

/** Bits that a word sets in a Bloom filter of so many bits (Kirsch and Mitzenmacher: two hashes are enough). */
export const bitsOf = (word: string, size: number): readonly number[] => {
  const first = hashOf(word, 1);
  const step = hashOf(word, 2) | 1;
  const bits: number[] = [];
  for (let i = 0; i < probes; i += 1) bits.push(bitAt(first, step, i, size));
  return bits;
};

/** One step of the weights. */
export const weightStep = 1 / 8;

/** What it is worth for a word's looks that a large list has it. */
const listWorth = 2;

const asBytes = (bytes: Uint8Array | undefined): Uint8Array => bytes ?? new Uint8Array(1);

const isIn = (filter: Uint8Array, word: string): boolean => {
  const first = hashOf(word, 1);
  const step = hashOf(word, 2) | 1;
  for (let i = 0; i < probes; i += 1) if (!hasBit(filter, bitAt(first, step, i, filter.length * 8))) return false;
  return true;
};

/** The files of a vocabulary: five Bloom filters, and one signed byte a bucket, the first the bias. */
export type VocabularyFiles = Readonly<
  Record<"words" | "somewhere" | "met" | "places" | "towns" | "names", Uint8Array | undefined>
>;

/** Reads the files that `bin/train-names.ts` (words, somewhere, names), `bin/train-towns.ts` (towns) and `bin/train-votes.ts` (met, places) write. */
export const readVocabulary = (files: VocabularyFiles): Vocabulary => {
  const words = asBytes(files.words);
  const somewhere = asBytes(files.somewhere);
  const met = asBytes(files.met);
  const places = asBytes(files.places);
  const towns = asBytes(files.towns);
  const bytes = asBytes(files.names);
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const buckets = weights.length - 1;
  const isListed = (word: string): boolean => isIn(somewhere, word) || isIn(met, word);
  return {
    isListed,
    knows: (word) => isIn(words, word),
    isOfPlace: (word) => isIn(places, word),
    isTown: (words) => isIn(towns, words),
    nameness: (word, language) => {
      if (buckets < 1) return 0;
      let [sum, count] = [0, 0];
      eachPiece(word, language, (piece) => {
        sum += weights[1 + (piece % buckets)] ?? 0;
        count += 1;
      });
      const letters = ((weights[0] ?? 0) + sum / Math.sqrt(count)) * weightStep;
      return isListed(word) ? letters + listWorth : letters;
    },
  };
};
