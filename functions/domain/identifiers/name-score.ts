import { type Capitals, capitalsOf, opensSentence } from "./capitals.ts";
import type { Claims } from "./claim.ts";
import { marks } from "./lexicon.ts";
import { announcedNames } from "./name-trigger.ts";
import type { Reading } from "./reading.ts";

/** Score from which a word is taken for a name. */
export const enough = 3;

export const listed = marks.given | marks.family | marks.ambiguous;
const surely = marks.given | marks.family;
const triggers =
  marks.before |
  marks.maybe |
  marks.title |
  marks.label |
  marks.phone |
  marks.id |
  marks.bank |
  marks.birth |
  marks.vehicle |
  marks.room |
  marks.street |
  marks.unit |
  marks.platform |
  marks.hint |
  marks.closing;

/** How a word stands in the lists: as a name alone, as a name and a word, as a word alone, or not at all. */
const listScore = (bits: number, clitic: number, length: number): number => {
  const isCommon = (bits & marks.common) !== 0;
  const isSeen = (bits & marks.seen) !== 0;
  if (bits & marks.compound) return -8;
  if (bits & marks.before) return -1.5;
  if (bits & listed) {
    if (isCommon && length < 3) return -6;
    if (isCommon || bits & marks.ambiguous || (clitic > 0 && length < 5)) return isCommon ? 0.2 : 1;
    if (length < 3) return 0.4;
    if (isSeen || (bits & marks.elsewhere && length < 5)) return 1.6;
    return bits & marks.given ? 3.2 : 2.2;
  }
  if (isCommon) return -6;
  if (bits & triggers) return bits & marks.elsewhere ? -1 : -4;
  if (isSeen) return -2.4;
  return bits & marks.elsewhere ? -1 : 0;
};

const lettersScore = (reading: Reading, at: number, bits: number): number => {
  const token = reading.tokens[at];
  if (!token || bits & (surely | marks.seen | marks.common) || /[\u1000-\u109f]/.test(token.folded)) return 0;
  if (token.folded.length > 5 && reading.nameEndings.some((ending) => token.folded.endsWith(ending))) return 2.6;
  const floor = token.case === "capital" ? -0.5 : -1.4;
  return Math.max(floor, Math.min(1.6, reading.vocabulary.nameness(token.folded) * 0.4));
};

const baseOf = (reading: Reading, at: number, capitals: Capitals): number => {
  const token = reading.tokens[at];
  const bits = reading.bits[at] ?? 0;
  if (token?.kind !== "word" || token.end - token.start < 2) return -6;
  const clitic = reading.clitic[at] ?? 0;
  let score = listScore(bits, clitic, token.end - token.start - clitic) + lettersScore(reading, at, bits);
  if (bits & marks.places) score -= bits & surely ? 1 : 5;
  if (capitals.tell && token.case === "capital" && !opensSentence(reading, at))
    score += (bits & listed ? 2 : 1.4) + (capitals.used ? 0 : 0.8);
  if (capitals.tell && capitals.used && token.case === "lower") score -= bits & listed ? 0.3 : 0.6;
  if (capitals.tell && token.case === "upper" && !(bits & surely)) score -= 2;
  if (at > 0 && (reading.closes[at - 1] ?? 0) & marks.placeBefore)
    score -= bits & marks.places ? 3 : bits & surely ? 0.6 : 1.5;
  if (
    bits & marks.ambiguous &&
    (reading.tokens[at - 1]?.kind === "digits" || reading.tokens[at + 1]?.kind === "digits")
  )
    score -= 2;
  return score;
};

const particle = /^(?:de|del|la|las|los|da|do|dos|das|e|van|von|bin|ben|ibn|bint|ould|mint|al|el|بن|ابن|بنت|ولد|ال)$/;

/** The next word on one side, over the small words inside names. */
const beside = (reading: Reading, at: number, step: 1 | -1): number => {
  let i = at + step;
  while (Math.abs(i - at) < 3 && particle.test(reading.tokens[i]?.folded ?? "")) i += step;
  return i;
};

/** In scripts without capitals, a word that no list and no text knows, behind a first name: a surname. */
const surname = (reading: Reading, scores: Float32Array): void => {
  for (let i = 0; i + 1 < scores.length; i += 1) {
    const next = reading.tokens[i + 1];
    const bits = reading.bits[i + 1] ?? 0;
    if ((scores[i] ?? 0) < enough || next?.kind !== "word" || next.case !== "none" || next.glued) continue;
    const isListed = ((reading.bits[i] ?? 0) & surely) !== 0;
    const isUnknown = !(bits & ~(marks.elsewhere | listed)) && !/[\u1000-\u109f]/.test(next.folded);
    const looks =
      reading.vocabulary.nameness(next.folded) >
      (next.folded.startsWith("ال") ? -11 : !isListed ? -1.5 : (scores[i] ?? 0) > 6 ? -8 : -3);
    const before = reading.tokens[i - 1];
    if (before?.case === "none" && !(reading.bits[i - 1] ?? 0) && (scores[i - 1] ?? 0) > 1.2) scores[i - 1] = enough;
    if (isUnknown && looks && (isListed || (scores[i] ?? 0) > 6)) scores[i + 1] = Math.max(enough, scores[i + 1] ?? 0);
  }
};

/** A name beside a name: surnames, second names, and capitals that follow one. */
const lean = (reading: Reading, scores: Float32Array): void => {
  for (let i = 0; i < scores.length; i += 1) {
    if ((scores[i] ?? 0) < enough) continue;
    for (const at of [beside(reading, i, -1), beside(reading, i, 1)]) {
      const score = scores[at] ?? -9;
      const token = reading.tokens[at];
      const bits = reading.bits[at] ?? 0;
      if (score >= enough || token?.kind !== "word" || (token.glued && at > i)) continue;
      const known = (bits & listed) !== 0 && !(bits & marks.common);
      const capital =
        token.case === "capital" &&
        reading.tokens[i]?.case === "capital" &&
        !(bits & (marks.common | marks.places | marks.title));
      if (
        (known && score > -3) ||
        (capital &&
          score > -4 &&
          (at > i || !(bits & (marks.seen | marks.elsewhere | triggers)) || !opensSentence(reading, at)))
      )
        scores[at] = enough;
    }
  }
};

/** "Hope and Will": what stands beside a name across "and" is one, too, if it can be. */
const pair = (reading: Reading, scores: Float32Array): void => {
  for (let i = 0; i + 2 < scores.length; i += 1) {
    const between = reading.tokens[i + 1];
    if (between?.kind !== "word" || between.end - between.start > 3 || !((reading.bits[i + 1] ?? 0) & marks.hint))
      continue;
    for (const [from, to] of [
      [i, i + 2],
      [i + 2, i],
    ] as const)
      if ((scores[from] ?? 0) >= enough && (scores[to] ?? 0) > 0.3 && (reading.bits[to] ?? 0) & listed)
        scores[to] = enough;
  }
};

/** Burmese names are runs of syllables that mean something each: two in a row count, three are enough. */
const chainSyllables = (reading: Reading, scores: Float32Array): void => {
  for (let i = 0; i < scores.length; i += 1) {
    if (!isNameSyllable(reading, i)) continue;
    let last = i;
    while (isNameSyllable(reading, last + 1) && reading.tokens[last + 1]?.glued) last += 1;
    const each = last === i ? -1.8 : last === i + 1 ? 0.6 : 2.2;
    for (let j = i; j <= last; j += 1) scores[j] = each + 0.8;
    i = last;
  }
};

const isNameSyllable = (reading: Reading, at: number): boolean =>
  /[\u1000-\u109f]/.test(reading.tokens[at]?.folded ?? "") &&
  ((reading.bits[at] ?? 0) & surely) !== 0 &&
  !((reading.bits[at] ?? 0) & marks.compound);

/** Scores every token: what the lists, letters and capitals say, and what announces it. */
export const scoreNames = (reading: Reading, claims: Claims): Float32Array => {
  const capitals = capitalsOf(reading);
  const scores = new Float32Array(reading.tokens.length);
  for (let i = 0; i < scores.length; i += 1) scores[i] = baseOf(reading, i, capitals);
  chainSyllables(reading, scores);
  const bonuses = announcedNames(reading, scores, claims, capitals.tell && capitals.used);
  for (let i = 0; i < scores.length; i += 1) scores[i] = (scores[i] ?? 0) + (bonuses[i] ?? 0);
  lean(reading, scores);
  lean(reading, scores);
  surname(reading, scores);
  pair(reading, scores);
  for (let i = 0; i < scores.length; i += 1) {
    const token = reading.tokens[i];
    if (token && !claims.isFree(token.start, token.end)) scores[i] = -9;
  }
  return scores;
};
