import { pattern } from "../pattern.ts";
import { marks, moreMarks } from "./mark.ts";
import { looksOf } from "./name-looks.ts";
import { despiteShape, isShapedAsWord } from "./name-shape.ts";
import type { Reading } from "./reading.ts";
import { hasBurmese, isEthiopic } from "./token.ts";

/**
 * What a trigger is worth; the first that stands in this order counts. A word that no list and no text knows is a name
 * behind it if it looks like one at least this much (`Vocabulary.nameness`): in capitals, without case, in small letters.
 * The limits come from our annotated messages.
 */
export type Worth = {
  readonly mark: number;
  readonly bonus: number;
  readonly capital: number;
  readonly none: number;
  readonly lower: number;
};
export const worth: readonly Worth[] = [
  { mark: marks.before, bonus: 5, capital: -99, none: -99, lower: -4 },
  { mark: marks.title, bonus: 3.6, capital: -99, none: -3, lower: 0 },
  { mark: marks.label, bonus: 3.4, capital: -99, none: -3.2, lower: -2 },
  { mark: marks.maybe, bonus: 2.6, capital: -99, none: -1.8, lower: -0.5 },
  { mark: marks.hint, bonus: 1.1, capital: -0.5, none: 1.5, lower: 2 },
];

/** One capital, and small letters. */
const asNames = pattern(String.raw`^\p{Lu}[\p{Ll}\p{M}]+$`, "u");

/** Behind "my son" Amharic and Tigrinya say verbs as often as names, so that a name has to look like one there. */
const likeVerb = 0.2;
/** So much do only names look like names: the filter of ordinary words takes three in a hundred of them for words. */
const surely = 2.2;

/** The limit that a word has to pass; what is shaped as words of the language are has a higher one. */
const limitOf = (reading: Reading, at: number, { capital, none, lower }: Worth, tell: boolean): number => {
  const token = reading.tokens[at];
  const unlike = none > -2 && isEthiopic(token?.folded ?? "") ? Math.max(none, likeVerb) : none;
  const limit = token?.case === "capital" && tell ? capital : token?.case === "none" ? unlike : lower;
  return limit > -90 && isShapedAsWord(reading, at) ? Math.max(limit, despiteShape) : limit;
};

/** Whether a word that no list and no text knows looks enough like a name behind (or in front of) what announces it. */
export const looksAnnounced = (reading: Reading, at: number, kind: Worth, tell: boolean): boolean => {
  const token = reading.tokens[at];
  const bits = reading.bits[at] ?? 0;
  if (!token || token.end - token.start < (isEthiopic(token.folded) ? 2 : 3) || hasBurmese(token.folded)) return false;
  const canBeSeen = (token.case === "capital" && tell) || (token.case === "none" && looksOf(reading, at) > surely);
  if (bits & ~(marks.elsewhere | (canBeSeen ? marks.seen : 0))) return false;
  if (token.case === "capital" && !asNames().test(reading.plain.slice(token.start, token.end))) return false;
  // "постанова № 794": what has a number of its own is no person.
  if (reading.tokens[at + 1]?.folded === "#") return false;
  const limit = limitOf(reading, at, kind, tell);
  if (limit < -90) return true;
  const isToldOf = token.case !== "lower" && ((reading.more[at + 1] ?? 0) & moreMarks.tells) !== 0;
  if (isToldOf && kind.none < 0) return looksOf(reading, at) > Math.min(limit, -3);
  const isFrom = token.case !== "lower" && ((reading.opens[at + 1] ?? 0) & marks.placeBefore) !== 0;
  return looksOf(reading, at) > (isFrom ? Math.min(limit, -2) : limit);
};
