import { marks } from "./mark.ts";
import { certain, listed, raise, surely } from "./name-mark.ts";
import { isClauseEnd } from "./name-run.ts";
import type { Reading } from "./reading.ts";
import { hasBurmese } from "./token.ts";

/** Burmese names are runs of syllables that mean something each: two in a row count, three are enough. */
export const scoreSyllables = (reading: Reading, scores: Float32Array): void => {
  for (let i = 0; i < scores.length; i += 1) {
    if (!isNameSyllable(reading, i)) continue;
    let last = i;
    while (isNameSyllable(reading, last + 1) && reading.tokens[last + 1]?.glued) last += 1;
    const each = last === i || isClauseEnd(reading, last + 1) ? -1.8 : last === i + 1 ? 0.6 : 2.2;
    for (let j = i; j <= last; j += 1) scores[j] = each + 0.8;
    i = last;
  }
};

const isNameSyllable = (reading: Reading, at: number): boolean =>
  hasBurmese(reading.tokens[at]?.folded ?? "") &&
  ((reading.bits[at] ?? 0) & surely) !== 0 &&
  !((reading.bits[at] ?? 0) & marks.compound);

/** Burmese syllables up to the next particle: all of them, where a name is certain or one of them is known in names. */
export const announceSyllables = (reading: Reading, bonuses: Float32Array, first: number, bonus: number): void => {
  let last = first - 1;
  for (let i = first; i < first + 6; i += 1) {
    const token = reading.tokens[i];
    const bits = reading.bits[i] ?? 0;
    if (!hasBurmese(token?.folded ?? "") || (i > first && !token?.glued)) break;
    if (bits & ~(listed | marks.elsewhere | marks.seen) && !(bits & listed)) break;
    if (bits & marks.common && !(bits & (marks.given | marks.family))) break;
    last = i;
  }
  if (isClauseEnd(reading, last + 1)) return;
  let known = 0;
  for (let i = first; i <= last; i += 1) if ((reading.bits[i] ?? 0) & listed) known += 1;
  const length = last - first + 1;
  const isTitled = bonus > 3 && reading.tokens[first]?.glued === true;
  const isUnknown = bonus < 5 && known * 2 < length;
  if (length < (isTitled ? 1 : 2) || isUnknown || (bonus < 3 && known < 2)) return;
  // Behind "my name" syllables of names are a name, though they are a word together.
  const isSure = known === length && ((reading.closes[first - 1] ?? 0) & (marks.before | marks.label)) !== 0;
  for (let i = first; i <= last; i += 1) raise(bonuses, i, isSure ? 2 * certain : certain);
};
