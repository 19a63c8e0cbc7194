import type { Claims } from "./claim.ts";
import { marks } from "./lexicon.ts";
import type { Reading } from "./reading.ts";

const listed = marks.given | marks.family | marks.ambiguous;
/** "Umm Khaled": mother or father of, part of the name. */
export const kunyas = /^(?:ام|ابو|ابي|بو|um|umm|oum|abu|abou|abo)$/;
const bridges = /^[:,"'*\-=(]$/;

/** What a trigger is worth; the first that stands in this order counts. */
const worth: readonly (readonly [mark: number, bonus: number])[] = [
  [marks.before, 5],
  [marks.title, 3.6],
  [marks.label, 3.4],
  [marks.maybe, 2.6],
  [marks.hint, 1.1],
];

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
  const bonus = worth.find(([mark]) => closes & mark)?.[1] ?? 0;
  const first = bonus > 0 ? announcedBy(reading, trigger, bonus < 2) : -1;
  if (first < 0) return;
  const isBurmese = /[\u1000-\u109f]/.test(reading.tokens[first]?.folded ?? "");
  if (isBurmese && bonus < 5 && !((reading.bits[first] ?? 0) & listed)) return;
  const isApart = reading.tokens[first - 1]?.folded === ",";
  if (isApart && (reading.bits[first] ?? 0) & (marks.common | marks.seen)) return;
  raise(bonuses, first, bonus);
  const isSure =
    (reading.tokens[first]?.case === "capital" && tell) || kunyas.test(reading.tokens[first - 1]?.folded ?? "");
  if (bonus >= 5 && isSure) raise(bonuses, first, 9.5);
  let last = first;
  for (let i = first + 1; i <= first + 2 && bonus > 2; i += 1) {
    const token = reading.tokens[i];
    if (token?.kind !== "word" || (scores[last] ?? 0) + (bonuses[last] ?? 0) < 3) return;
    if (token.case === "lower" && reading.tokens[first]?.case === "capital") return;
    const syllable = /[\u1000-\u109f]/.test(token.folded);
    if (syllable && !token.glued) return;
    raise(bonuses, i, syllable ? bonus : Math.min(3, bonus - 2.2));
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
    if (seen === 0) raise(bonuses, i, 4);
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
