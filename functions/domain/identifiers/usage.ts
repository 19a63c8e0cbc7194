import { keyOf } from "./lexicon-table.ts";
import { stems } from "./name-looks.ts";
import { isSyllable } from "./name-run.ts";
import type { Reading } from "./reading.ts";
import { hashOfNumbers } from "./word-hash.ts";

/** In how many annotated messages a word is part of a name, part of a place, and neither. */
export type Uses = { readonly names: number; readonly places: number; readonly others: number };

/** The class of use of the word that has a key; 0 for what no message has. */
export type Usage = (key: number) => number;

/** The steps of "how often", each from so many messages on. */
const often = [1, 2, 4, 10] as const;
/** The steps of "which part of them as a name", each below such a share; all of them is a step by itself, and so is a place. */
const shares = [0.2, 0.6, 1] as const;
const ofPlaces = shares.length + 2;
/** So many classes are there. */
const classes = 1 + (ofPlaces + 1) * often.length;

/** How often a class says that something was met, from 0 to 3. */
const oftenOf = (use: number): number => (use - 1) % often.length;

const shareOf = ({ names, places }: Uses, all: number): number => {
  if (names === 0) return places * 2 >= all ? ofPlaces : 0;
  const step = shares.findIndex((share) => names / all < share);
  return step < 0 ? shares.length + 1 : step + 1;
};

/** The class of some uses: how often the word was met, and how often of these as a name. */
export const classOf = (uses: Uses): number => {
  const all = uses.names + uses.places + uses.others;
  if (all < 1) return 0;
  return 1 + shareOf(uses, all) * often.length + often.findLastIndex((least) => all >= least);
};

/** Whether messages have the word, and less than a fifth of them as part of a name. */
export const isHardlyName = (use: number): boolean => use > 0 && use <= 2 * often.length;

/** The class of a folded word; of one that was never met that of the stem which was met most, as a class of its own. */
export const useOfWord = (reading: Pick<Reading, "usage" | "prefixes" | "suffixes">, word: string): number => {
  const whole = reading.usage(keyOf(word));
  if (whole > 0) return whole;
  const uses = stems(reading, word).map((stem) => reading.usage(keyOf(stem)));
  const best = uses.reduce((most, use) => (use > 0 && (most === 0 || oftenOf(use) > oftenOf(most)) ? use : most), 0);
  return best > 0 ? classes + best : 0;
};

/** The class of two syllables that are written together; one above it, so that 0 is for what is none. */
export const useOfPair = (reading: Reading, at: number): number => {
  const key = keyOfPair(reading, at);
  return key === 0 ? 0 : 1 + reading.usage(key);
};

/** The key of two Burmese syllables that are written together, where the first stands; 0 for everything else. */
export const keyOfPair = (reading: Reading, at: number): number => {
  const [first, second] = [reading.words[at], reading.words[at + 1]];
  const isPair = isSyllable(reading, at) && isSyllable(reading, at + 1) && reading.tokens[at + 1]?.glued === true;
  return isPair && first && second ? hashOfNumbers(1, first.key, second.key, 0) || 1 : 0;
};
