import type { Claims } from "./claim.ts";
import { marks } from "./lexicon.ts";
import type { Reading } from "./reading.ts";

const listed = marks.given | marks.family | marks.ambiguous;
/** "Umm Khaled": mother or father of, part of the name. */
export const kunyas = /^(?:ام|ابو|ابي|بو|um|umm|oum|abu|abou|abo)$/;
const bridges = /^[:,"'*\-=(]$/;

/**
 * What a trigger is worth; the first that stands in this order counts. A word that no list and no text knows is a name
 * behind it if it looks like one at least this much (`Vocabulary.nameness`): in capitals, without case, in small letters.
 * The limits come from our annotated messages.
 */
type Worth = {
  readonly mark: number;
  readonly bonus: number;
  readonly capital: number;
  readonly none: number;
  readonly lower: number;
};
const worth: readonly Worth[] = [
  { mark: marks.before, bonus: 5, capital: -99, none: -99, lower: -9 },
  { mark: marks.title, bonus: 3.6, capital: -99, none: -16, lower: 1 },
  { mark: marks.label, bonus: 3.4, capital: -99, none: -16, lower: -13 },
  { mark: marks.maybe, bonus: 2.6, capital: -99, none: -6.5, lower: 1.5 },
  { mark: marks.hint, bonus: 1.1, capital: -7, none: 5, lower: 99 },
];

/** Enough for a name, whatever else speaks against it. */
const certain = 9.5;

const isName = (reading: Reading, at: number, { capital, none, lower }: Worth, tell: boolean): boolean => {
  const token = reading.tokens[at];
  const bits = reading.bits[at] ?? 0;
  if (!token || token.end - token.start < 3 || /[\u1000-\u109f]/.test(token.folded)) return false;
  if (bits & ~(marks.elsewhere | (token.case === "capital" && tell ? marks.seen : 0))) return false;
  if (token.case === "capital" && !/^\p{Lu}[\p{Ll}\p{M}]+$/u.test(reading.plain.slice(token.start, token.end)))
    return false;
  const limit = token.case === "capital" && tell ? capital : token.case === "none" ? none : lower;
  if (limit < -90) return true;
  const isFrom = token.case !== "lower" && ((reading.opens[at + 1] ?? 0) & marks.placeBefore) !== 0;
  return reading.vocabulary.nameness(token.folded) > (isFrom ? Math.min(limit, -9) : limit);
};

/** Burmese syllables up to the next particle: all of them, where a name is certain or one of them is known in names. */
const announceSyllables = (reading: Reading, bonuses: Float32Array, first: number, bonus: number): void => {
  let last = first - 1;
  for (let i = first; i < first + 6; i += 1) {
    const token = reading.tokens[i];
    const bits = reading.bits[i] ?? 0;
    if (!/[\u1000-\u109f]/.test(token?.folded ?? "") || (i > first && !token?.glued)) break;
    if (bits & ~(listed | marks.elsewhere | marks.seen) && !(bits & listed)) break;
    if (bits & marks.common && !(bits & (marks.given | marks.family))) break;
    last = i;
  }
  let known = 0;
  for (let i = first; i <= last; i += 1) if ((reading.bits[i] ?? 0) & listed) known += 1;
  const length = last - first + 1;
  if (length < 2 || known * 2 < length || (bonus < 3 && known < 2)) return;
  for (let i = first; i <= last; i += 1) raise(bonuses, i, certain);
};

const raise = (bonuses: Float32Array, at: number, bonus: number): void => {
  bonuses[at] = Math.max(bonuses[at] ?? 0, bonus);
};

/** The token that a trigger announces: signs, links, titles and kinship words in between are passed over. */
const announcedBy = (reading: Reading, trigger: number, isHint: boolean): number => {
  let i = trigger + 1;
  for (; i <= trigger + 5 && i < reading.tokens.length; i += 1) {
    const bits = reading.bits[i] ?? 0;
    const passes = isHint ? marks.title : marks.link | marks.title;
    const word = reading.tokens[i]?.folded ?? "";
    const isKunya = !isHint && kunyas.test(word);
    if (!isKunya && !bridges.test(word) && !(bits & passes && !(bits & listed))) break;
    if (reading.tokens[i]?.folded === "," && isHint) return -1;
  }
  return reading.tokens[i]?.kind === "word" ? i : -1;
};

const announce = (
  reading: Reading,
  scores: Float32Array,
  bonuses: Float32Array,
  trigger: number,
  tell: boolean,
): void => {
  const closes = reading.closes[trigger] ?? 0;
  const kind = worth.find(({ mark }) => closes & mark);
  const bonus = kind?.bonus ?? 0;
  const first = bonus > 0 ? announcedBy(reading, trigger, bonus < 2) : -1;
  if (first < 0 || !kind) return;
  if (/[\u1000-\u109f]/.test(reading.tokens[first]?.folded ?? "")) {
    announceSyllables(reading, bonuses, first, bonus);
    return;
  }
  const isApart = reading.tokens[first - 1]?.folded === ",";
  if (isApart && (reading.bits[first] ?? 0) & (marks.common | marks.seen)) return;
  raise(bonuses, first, bonus);
  const isOfPlace = bonus < 2 && (closes & marks.placeBefore) !== 0;
  const isSure =
    (reading.tokens[first]?.case === "capital" && tell) || kunyas.test(reading.tokens[first - 1]?.folded ?? "");
  if ((bonus >= 5 && isSure) || (!isOfPlace && isName(reading, first, kind, tell))) raise(bonuses, first, certain);
  let last = first;
  for (let i = first + 1; i <= first + 2 && bonus > 2; i += 1) {
    const token = reading.tokens[i];
    if (token?.kind !== "word" || (scores[last] ?? 0) + (bonuses[last] ?? 0) < 3) return;
    if (token.case === "lower" && reading.tokens[first]?.case === "capital") return;
    raise(bonuses, i, Math.min(3, bonus - 2.2));
    last = i;
  }
};

/** A few words that end the message behind "regards", none of them a common one. */
const sign = (reading: Reading, bonuses: Float32Array, closing: number): void => {
  const words: number[] = [];
  for (let i = closing + 1; i < reading.tokens.length; i += 1) {
    const token = reading.tokens[i];
    if (token?.kind === "word") words.push(i);
    if (words.length > 3 || token?.kind === "digits") return;
  }
  if (
    words.some((at) => (reading.bits[at] ?? 0) & (marks.common | marks.places) && !((reading.bits[at] ?? 0) & listed))
  )
    return;
  for (const at of words) raise(bonuses, at, 3.2);
};

const answer = (reading: Reading, bonuses: Float32Array, after: number): void => {
  for (let i = after - 1, seen = 0; i >= 0 && seen < 2; i -= 1) {
    const token = reading.tokens[i];
    if (token?.folded === "'" || token?.folded === '"') continue;
    if (token?.kind !== "word") return;
    if (seen === 0) raise(bonuses, i, (reading.bits[i] ?? 0) & ~marks.elsewhere ? 4 : certain);
    else if ((reading.bits[i] ?? 0) & listed && !((reading.bits[i] ?? 0) & marks.common)) raise(bonuses, i, 2);
    seen += 1;
  }
};

/** One to three words on their own at the end of a message, or in front of the number that ends it: who wrote it. */
const signatures = (reading: Reading, bonuses: Float32Array, claims: Claims): void => {
  const words: number[] = [];
  let i = reading.tokens.length - 1;
  for (; i >= 0 && words.length < 4; i -= 1) {
    const token = reading.tokens[i];
    if (!token) return;
    const isNumber =
      token.kind === "placeholder" || (token.kind === "digits" && !claims.isFree(token.start, token.end));
    if (token.kind === "word" && claims.isFree(token.start, token.end)) words.push(i);
    else if (token.kind === "line" || (/^[.!,?)-]$/.test(token.folded) && words.length > 0)) break;
    else if (token.kind === "digits" && !isNumber) return;
  }
  if (words.length === 0 || words.length > 3 || i < 2) return;
  const bitsOf = (at: number): number => reading.bits[at] ?? 0;
  if (words.some((at) => bitsOf(at) & (marks.common | marks.places | marks.seen) && !(bitsOf(at) & listed))) return;
  for (const at of words)
    raise(bonuses, at, bitsOf(at) & listed ? 2.2 : reading.tokens[at]?.case === "capital" ? 2 : 0.6);
};

/** What announces a name adds to the score of the tokens around it; of several triggers the strongest counts. */
export const announcedNames = (reading: Reading, scores: Float32Array, claims: Claims, tell: boolean): Float32Array => {
  const bonuses = new Float32Array(reading.tokens.length);
  for (let i = 0; i < bonuses.length; i += 1) announce(reading, scores, bonuses, i, tell);
  for (let i = 0; i < bonuses.length; i += 1) {
    if ((reading.closes[i] ?? 0) & marks.closing && i > reading.tokens.length - 12) sign(reading, bonuses, i);
    if ((reading.opens[i] ?? 0) & marks.after) answer(reading, bonuses, i);
  }
  signatures(reading, bonuses, claims);
  return bonuses;
};
