import { stems } from "./name-looks.ts";
import type { Reading } from "./reading.ts";
import type { Token } from "./token.ts";

/** How the list of the world's towns has a word: not at all, without a clitic or an ending, as it stands, as a part of several. */
export const towns = { none: 0, inside: 1, whole: 2, part: 3 } as const;

/** A name of three words stands in the list by its first two as well, marked as unfinished. */
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

/** Marks the words of each town of two or three words. */
export const markTowns = ({ tokens, vocabulary }: Reading, found: Uint8Array): void => {
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== "word") continue;
    const second = nextWord(tokens, at);
    if (second < 0) continue;
    const two = `${token.folded} ${tokens[second]?.folded}`;
    if (vocabulary.isTown(two)) found.fill(towns.part, at, second + 1);
    const third = nextWord(tokens, second);
    if (third < 0 || !vocabulary.isTown(unfinished(two))) continue;
    if (vocabulary.isTown(`${two} ${tokens[third]?.folded}`)) found.fill(towns.part, at, third + 1);
  }
};
