import { opensSentence } from "./capitals.ts";
import { marks } from "./mark.ts";
import { looksOf } from "./name-looks.ts";
import { enough, listed, surely, triggers } from "./name-mark.ts";
import { isShapedAsWord } from "./name-shape.ts";
import { makeWhole } from "./name-whole.ts";
import { isParticle } from "./particle.ts";
import type { Reading } from "./reading.ts";
import { hasBurmese } from "./token.ts";

/** The next word on one side, over the small words inside names. */
const beside = (reading: Reading, at: number, step: 1 | -1): number => {
  let i = at + step;
  while (Math.abs(i - at) < 3 && isParticle(reading, i)) i += step;
  return i;
};

/** In scripts without capitals, a word that no list and no text knows, behind a first name: a surname. */
const surname = (reading: Reading, scores: Float32Array): void => {
  for (let i = 0; i + 1 < scores.length; i += 1) {
    const next = reading.tokens[i + 1];
    const bits = reading.bits[i + 1] ?? 0;
    if ((scores[i] ?? 0) < enough || next?.kind !== "word" || next.case !== "none" || next.glued) continue;
    const isListed = ((reading.bits[i] ?? 0) & surely) !== 0;
    // "بشرى قاسم وياخد": an "and" at the front of a word that no list has begins the next clause.
    // "وسام وشادي نمنا": so does a verb of many ("we slept", "they came").
    const isNext = reading.language === "ar" && /^و|..(?:نا|وا)$/.test(next.folded) && !(bits & listed);
    const isUnknown =
      !isNext &&
      ((bits & listed) !== 0 || !isShapedAsWord(reading, i + 1)) &&
      !(bits & ~(marks.elsewhere | listed)) &&
      !hasBurmese(next.folded);
    const looks = looksOf(reading, i + 1) > (next.folded.startsWith("ال") ? -4 : isListed ? 0.3 : 1);
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
      const areCapital = token.case === "capital" && reading.tokens[i]?.case === "capital";
      const known = (bits & listed) !== 0 && (!(bits & marks.common) || areCapital);
      const capital = areCapital && !(bits & (marks.common | marks.places | marks.title));
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

/** Burmese syllables of names behind a name and "and". */
const pairSyllables = (reading: Reading, scores: Float32Array): void => {
  for (let i = 1; i + 2 < scores.length; i += 1) {
    const word = reading.tokens[i]?.folded ?? "";
    if (!reading.ands.has(word) || !hasBurmese(word) || (scores[i - 1] ?? 0) < enough) continue;
    const isKnown = (at: number): boolean => ((reading.bits[at] ?? 0) & surely) !== 0;
    if (!isKnown(i + 1) || !isKnown(i + 2)) continue;
    for (let j = i + 1; isKnown(j); j += 1) scores[j] = enough;
  }
};

/** What stands beside a name is one too, if it can be: surnames, second names, lists of people. */
export const spread = (reading: Reading, scores: Float32Array): void => {
  makeWhole(reading, scores);
  lean(reading, scores);
  lean(reading, scores);
  surname(reading, scores);
  pair(reading, scores);
  if (reading.language === "my") pairSyllables(reading, scores);
};
