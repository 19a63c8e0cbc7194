import { numberOf } from "./evidence-bucket.ts";
import { lettersOf } from "./name-letters.ts";
import { listing, looksOf } from "./name-looks.ts";
import type { NameScores } from "./name-score.ts";
import type { Reading } from "./reading.ts";
import type { Token } from "./token.ts";
import { markTowns, townOfWord } from "./town.ts";
import { useOfPair, useOfWord } from "./usage.ts";
import type { Word, WordSight } from "./word.ts";
import { hashOf } from "./word-hash.ts";

/** A message as names are voted on in it: a number for what each token is, made once for all of its neighbours. */
export type NameSight = {
  readonly reading: Reading;
  readonly scores: NameScores;
  /** What stands there: the word, the sign, or that there is a number, a line's end, a placeholder. */
  readonly codes: Uint32Array;
  /** The first three letters, the last three, the last two. */
  readonly heads: Uint32Array;
  readonly tails: Uint32Array;
  readonly ends: Uint32Array;
  /** What is asked of each word by itself; nothing of what is no word. */
  readonly words: readonly (WordSight | undefined)[];
  /** How much it looks like a name, in whole steps from 0 to 8; 4 is neither. */
  readonly looks: Uint8Array;
  /** How a large list of names has it (`listing`). */
  readonly listed: Uint8Array;
  /** How the list of towns has it (`town.ts`). */
  readonly towns: Uint8Array;
  /** How annotated messages use it (`usage.ts`). */
  readonly uses: Uint8Array;
  /** How they use it together with the next, if both are syllables of Burmese. */
  readonly pairs: Uint8Array;
  /** What the rules make of it, in whole steps from 0 to 16. */
  readonly steps: Uint8Array;
};

/** A figure in whole steps, cut at both ends, counted from zero. */
export const step = (value: number, least: number, most: number): number =>
  Math.round(Math.max(least, Math.min(most, value))) - least;

const codeOf = (token: Token, key: number): number => {
  if (token.kind === "word") return key;
  if (token.kind === "sign") return token.folded.codePointAt(0) ?? 1;
  return { digits: 2, line: 3, placeholder: 4 }[token.kind];
};

/** What votes ask of a word by itself, worked out once for all places where it stands. */
const sightOfWord = (reading: Reading, at: number, word: Word, { folded }: Token): WordSight => {
  word.sight ??= {
    head: hashOf(folded.slice(0, 3), 9),
    tail: hashOf(folded.slice(-3), 9),
    end: hashOf(folded.slice(-2), 9),
    letters: lettersOf(folded, numberOf(reading.language)),
    looks: step(looksOf(reading, at), -4, 4),
    listed: listing(reading, at),
    town: townOfWord(reading, folded),
    use: useOfWord(reading, folded),
  };
  return word.sight;
};

/** Looks at every token once. */
export const sightOf = (reading: Reading, scores: NameScores): NameSight => {
  const { tokens } = reading;
  const words: (WordSight | undefined)[] = [];
  const numbers = () => new Uint32Array(tokens.length);
  const steps = Uint8Array.from(scores.all, (score) => step(score, -6, 10));
  const { codes, heads, tails, ends } = { codes: numbers(), heads: numbers(), tails: numbers(), ends: numbers() };
  const bytes = () => new Uint8Array(tokens.length);
  const { looks, listed, towns } = { looks: bytes(), listed: bytes(), towns: bytes() };
  const { uses, pairs } = { uses: bytes(), pairs: bytes() };
  for (const [i, token] of tokens.entries()) {
    const word = reading.words[i];
    codes[i] = codeOf(token, word?.key ?? 0);
    if (token.kind !== "word" || !word) continue;
    const sight = sightOfWord(reading, i, word, token);
    words[i] = sight;
    heads[i] = sight.head;
    tails[i] = sight.tail;
    ends[i] = sight.end;
    looks[i] = sight.looks;
    listed[i] = sight.listed;
    towns[i] = sight.town;
    uses[i] = sight.use;
    pairs[i] = useOfPair(reading, i);
  }
  markTowns(reading, towns);
  return { reading, scores, codes, heads, tails, ends, words, looks, listed, towns, uses, pairs, steps };
};
