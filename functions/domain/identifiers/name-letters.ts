import { bucketOf } from "./evidence-bucket.ts";
import { hasBurmese } from "./token.ts";
import type { LetterSight } from "./word.ts";
import { runsOfLetters } from "./word-hash.ts";

/** The kinds of evidence: runs of three and of four letters of the word, of three in the word before and behind it. */
const kinds = { threes: 60, fours: 61, before: 62, behind: 63 } as const;

const none: LetterSight = { own: [], before: [], behind: [] };

/** What a word is spelt with, in a language; Burmese syllables are letters of many words and say nothing. */
export const lettersOf = (word: string, language: number): LetterSight => {
  if (hasBurmese(word)) return none;
  const [threes, fours] = [runsOfLetters(word, 3), runsOfLetters(word, 4)];
  const of = (kind: number, runs: readonly number[]): readonly number[] =>
    runs.map((run) => bucketOf(kind, language, run));
  return {
    own: [...of(kinds.threes, threes), ...of(kinds.fours, fours)],
    before: of(kinds.before, threes),
    behind: of(kinds.behind, threes),
  };
};
