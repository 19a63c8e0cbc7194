import { type Capitals, capitalsOf, opensSentence } from "./capitals.ts";
import type { Claims } from "./claim.ts";
import { marks } from "./mark.ts";
import { looksOf } from "./name-looks.ts";
import { claimed, listed, surely, triggers } from "./name-mark.ts";
import { spread } from "./name-neighbour.ts";
import { scoreSyllables } from "./name-syllable.ts";
import { announcedNames } from "./name-trigger.ts";
import type { Reading } from "./reading.ts";
import { hasBurmese, isEthiopic } from "./token.ts";

/** How a word stands in the lists: as a name alone, as a name and a word, as a word alone, or not at all. */
const listScore = (bits: number, clitic: number, length: number, shortest: number, nameness: number): number => {
  const isCommon = (bits & marks.common) !== 0;
  const isSeen = (bits & marks.seen) !== 0;
  if (bits & marks.compound) return -8;
  if (bits & marks.before) return bits & listed ? -1.5 : -4.5;
  if (bits & listed) {
    if (isCommon && length < 3) return -6;
    if (isCommon || bits & marks.ambiguous || (clitic > 0 && length < shortest)) return isCommon ? 0.2 : 1;
    if (length < 3) return 0.4;
    if (isSeen || (bits & marks.elsewhere && length < 5)) return nameness > 0.5 ? 2.4 : 1.9;
    return bits & marks.given ? 3.2 : 2.2;
  }
  if (isCommon) return -6;
  if (bits & triggers) return bits & marks.elsewhere ? -1 : -4;
  if (isSeen) return -2.4;
  return bits & marks.elsewhere ? -1 : 0;
};

const lettersScore = (reading: Reading, at: number, bits: number): number => {
  const token = reading.tokens[at];
  if (!token || bits & (surely | marks.seen | marks.common) || hasBurmese(token.folded)) return 0;
  if (token.folded.length > 5 && reading.nameEndings.some((ending) => token.folded.endsWith(ending))) return 2.6;
  const floor = token.case === "capital" ? -0.5 : -1.4;
  return Math.max(floor, Math.min(isEthiopic(token.folded) ? 3.2 : 2.2, looksOf(reading, at) * 0.8));
};

const house = marks.landmark | marks.street | marks.dwelling;

/** "Hope House", "Mercy Street", "Maison de l'Espoir", "بيت الامل": named after somebody, and no person. */
const isPartOfHouse = (reading: Reading, at: number): boolean => {
  const next = reading.tokens[at + 1];
  if (next?.case === "capital" && (reading.bits[at + 1] ?? 0) & house) return true;
  let before = at - 1;
  while (before > at - 5 && /^(?:of|de|del|da|do|la|l|')$/.test(reading.tokens[before]?.folded ?? "")) before -= 1;
  const isNamed = reading.tokens[before]?.case !== "lower" || reading.tokens[at]?.case === "lower";
  return isNamed && ((reading.bits[before] ?? 0) & house) !== 0;
};

const baseOf = (reading: Reading, at: number, capitals: Capitals): number => {
  const token = reading.tokens[at];
  const bits = reading.bits[at] ?? 0;
  if (token?.kind !== "word" || token.end - token.start < 2 || reading.selves.has(token.folded)) return -6;
  const clitic = reading.clitic[at] ?? 0;
  const nameness = bits & listed ? reading.vocabulary.nameness(token.folded, reading.language) : 0;
  // Behind a clitic a short name may be chance; four Ethiopic letters are as long as eight of an alphabet.
  const shortest = isEthiopic(token.folded) ? 4 : 5;
  let score =
    listScore(bits, clitic, token.end - token.start - clitic, shortest, nameness) + lettersScore(reading, at, bits);
  if (bits & marks.places) score -= bits & surely ? 1 : 5;
  if (capitals.tell && token.case === "capital" && !opensSentence(reading, at))
    score += (bits & listed ? 2 : 1.4) + (capitals.used ? 0 : 0.8);
  if (capitals.tell && capitals.used && token.case === "lower") score -= bits & listed ? 0.3 : 0.6;
  if (capitals.tell && token.case === "upper" && !(bits & surely)) score -= 2;
  if (at > 0 && (reading.closes[at - 1] ?? 0) & marks.placeBefore)
    score -= bits & marks.places ? 3 : bits & surely ? 0.6 : 1.5;
  if (bits & listed && isPartOfHouse(reading, at)) score -= bits & (marks.common | marks.ambiguous) ? 4 : 1.5;
  if (
    bits & marks.ambiguous &&
    (reading.tokens[at - 1]?.kind === "digits" || reading.tokens[at + 1]?.kind === "digits")
  )
    score -= 2;
  return score;
};

/** What the rules make of every token. */
export type NameScores = {
  /** What the lists, letters and capitals say of the word alone. */
  readonly base: Float32Array;
  /** What announces it. */
  readonly bonus: Float32Array;
  /** All of it, with what stands beside names; `claimed` for what something surer has. */
  readonly all: Float32Array;
  /** How the message uses capitals. */
  readonly capitals: Capitals;
};

/** Scores every token: what the lists, letters and capitals say, and what announces it. */
export const scoreNames = (reading: Reading, claims: Claims): NameScores => {
  const capitals = capitalsOf(reading);
  const base = new Float32Array(reading.tokens.length);
  for (let i = 0; i < base.length; i += 1) base[i] = baseOf(reading, i, capitals);
  scoreSyllables(reading, base);
  const bonus = announcedNames(reading, base, claims, capitals.tell);
  const all = base.map((score, i) => score + (bonus[i] ?? 0));
  spread(reading, all);
  for (let i = 0; i < all.length; i += 1) {
    const token = reading.tokens[i];
    if (token && !claims.isFree(token.start, token.end)) all[i] = claimed;
  }
  return { base, bonus, all, capitals };
};
