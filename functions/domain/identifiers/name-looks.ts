import type { Reading } from "./reading.ts";
import { isEthiopic } from "./token.ts";

/** A word without its clitic is only taken for a name that the large lists have, since so many words begin like one. */
const likeListed = 2.4;

/**
 * How much a word looks like a name (`Vocabulary.nameness`). Amharic and Tigrinya write "to", "of", "from" in front of a
 * name and "and" or the object behind it as letters of the same word: there the name inside is looked at as well.
 */
export const looksOf = (reading: Reading, at: number): number => {
  const word = reading.words[at];
  if (word === undefined) return 0;
  if (Number.isNaN(word.looks)) word.looks = Math.fround(looksByLetters(reading, at));
  return word.looks;
};

const looksByLetters = (reading: Reading, at: number): number => {
  const word = reading.tokens[at]?.folded ?? "";
  const { language, vocabulary } = reading;
  const whole = vocabulary.nameness(word, language);
  if (!isEthiopic(word) || word.length < 4) return whole;
  const inner = stems(reading, word).filter((stem) => !vocabulary.knows(stem));
  const best = Math.max(...inner.map((stem) => vocabulary.nameness(stem, language)), Number.NEGATIVE_INFINITY);
  return best > likeListed ? Math.max(whole, best) : whole;
};

/** How a large list of names has a word: 2 as it stands, 1 without a clitic or an ending, 0 not at all. */
export const listing = (reading: Reading, at: number): number => {
  const word = reading.tokens[at]?.folded ?? "";
  if (word.length < 3) return 0;
  if (reading.vocabulary.isListed(word)) return 2;
  return stems(reading, word).some((stem) => stem.length > 3 && reading.vocabulary.isListed(stem)) ? 1 : 0;
};

/** What is left of a word without a clitic, an ending, or both; two letters at least. */
export const stems = (
  { prefixes, suffixes }: Pick<Reading, "prefixes" | "suffixes">,
  word: string,
): readonly string[] => {
  const fronts = ["", ...prefixes.filter((prefix) => word.startsWith(prefix))];
  const ends = ["", ...suffixes.filter((suffix) => word.endsWith(suffix))];
  return fronts
    .flatMap((front) => ends.map((end) => word.slice(front.length, word.length - end.length)))
    .filter((stem) => stem.length > 2 && stem.length < word.length);
};
