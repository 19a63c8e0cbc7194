import { listing, looksOf } from "./name-looks.ts";
import type { NameScores } from "./name-score.ts";
import type { Reading } from "./reading.ts";
import type { Token } from "./token.ts";
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
  /** How much it looks like a name, in whole steps from 0 to 8; 4 is neither. */
  readonly looks: Uint8Array;
  /** How a large list of names has it (`listing`). */
  readonly listed: Uint8Array;
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

/** Looks at every token once. */
export const sightOf = (reading: Reading, scores: NameScores): NameSight => {
  const { tokens, words } = reading;
  const letters = (cut: (word: string) => string): Uint32Array =>
    Uint32Array.from(tokens, ({ kind, folded }) => (kind === "word" ? hashOf(cut(folded), 9) : 0));
  return {
    reading,
    scores,
    codes: Uint32Array.from(tokens, (token, i) => codeOf(token, words[i]?.key ?? 0)),
    heads: letters((word) => word.slice(0, 3)),
    tails: letters((word) => word.slice(-3)),
    ends: letters((word) => word.slice(-2)),
    looks: Uint8Array.from(tokens, ({ kind }, i) => (kind === "word" ? step(looksOf(reading, i), -4, 4) : 0)),
    listed: Uint8Array.from(tokens, ({ kind }, i) => (kind === "word" ? listing(reading, i) : 0)),
    steps: Uint8Array.from(tokens, (_, i) => step(scores.all[i] ?? -6, -6, 10)),
  };
};
