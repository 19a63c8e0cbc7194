import { stems } from "./name-looks.ts";
import type { Reading } from "./reading.ts";
import type { Token } from "./token.ts";

/** How the list of the world's towns has a word: not at all, without a clitic or an ending, as it stands, as a part of several. */
export const towns = { none: 0, inside: 1, whole: 2, part: 3 } as const;

/** A name of three words or more stands in the list by its first ones as well, from two on, marked as unfinished. */
export const unfinished = (words: string): string => `${words} …`;

/** How the list has a word by itself; shorter ones are none. */
export const townOfWord = (reading: Reading, word: string): number => {
  const { isTown } = reading.vocabulary;
  if (word.length < 3) return towns.none;
  if (isTown(word)) return towns.whole;
  return stems(reading, word).some((stem) => stem.length > 3 && isTown(stem)) ? towns.inside : towns.none;
};

/** Words that stand together, or with a hyphen or an apostrophe between them: the next word and where it stands. */
const nextWord = (tokens: readonly Token[], at: number): number => {
  const between = tokens[at + 1]?.kind === "sign" && /^['’-]$/.test(tokens[at + 1]?.folded ?? "") ? 2 : 1;
  return tokens[at + between]?.kind === "word" ? at + between : -1;
};

/** The longest names that are looked for, in words; in syllables for Burmese. */
export const longestTown = 5;

/** Whether these words are a town, the last of them as it stands or without its ending ("в Буэнос-Айресе"). */
const isTownOf = ({ vocabulary, suffixes }: Reading, words: string, last: string): boolean => {
  if (vocabulary.isTown(words)) return true;
  return suffixes.some(
    (ending) =>
      last.length - ending.length > 3 &&
      last.endsWith(ending) &&
      vocabulary.isTown(words.slice(0, words.length - ending.length)),
  );
};

/** Marks the words of each town of several words. */
export const markTowns = (reading: Reading, found: Uint8Array): void => {
  const { tokens, vocabulary } = reading;
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== "word") continue;
    let words = token.folded;
    let last = at;
    for (let count = 2; count <= longestTown; count += 1) {
      last = nextWord(tokens, last);
      const word = tokens[last]?.folded ?? "";
      if (word === "") break;
      words = `${words} ${word}`;
      if (isTownOf(reading, words, word)) found.fill(towns.part, at, last + 1);
      if (!vocabulary.isTown(unfinished(words))) break;
    }
  }
};
