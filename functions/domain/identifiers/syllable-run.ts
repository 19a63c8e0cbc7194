import { marks, moreMarks } from "./mark.ts";
import { isSyllable } from "./name-run.ts";
import type { Reading } from "./reading.ts";

/** Syllables written together between particles: in Burmese a word, a name, or a few of them. */
export type SyllableRun = { readonly first: number; readonly last: number };

const longest = 12;

/** What stands behind a noun or a verb, and so ends it. */
const endsRun = ({ more }: Reading, at: number): boolean =>
  ((more[at] ?? 0) & (moreMarks.behind | moreMarks.clause)) !== 0;

const announcing = marks.title | marks.before | marks.label | marks.maybe;

/** Whether a word that announces a name ends with a syllable: one that begins where the letters begin. */
const endsAnnouncement = ({ tokens, opens, closes }: Reading, at: number): boolean => {
  if (!((closes[at] ?? 0) & announcing)) return false;
  let first = at;
  while (at - first < 3 && tokens[first]?.glued) first -= 1;
  return !tokens[first]?.glued && ((opens[first] ?? 0) & announcing) !== 0;
};

/** Whether a run goes on from a token to the next. */
const goesOn = (reading: Reading, at: number): boolean =>
  reading.tokens[at + 1]?.glued === true &&
  isPart(reading, at) &&
  isPart(reading, at + 1) &&
  !endsAnnouncement(reading, at);

const isPart = (reading: Reading, at: number): boolean => isSyllable(reading, at) && !endsRun(reading, at);

/** For every token whether a run goes on from it to the next; worked out once, for every syllable of a run asks. */
const joints = new WeakMap<Reading, Uint8Array>();
const jointsOf = (reading: Reading): Uint8Array => {
  const known = joints.get(reading);
  if (known) return known;
  const goes = new Uint8Array(reading.tokens.length);
  for (let at = 0; at < goes.length; at += 1) goes[at] = goesOn(reading, at) ? 1 : 0;
  joints.set(reading, goes);
  return goes;
};

/** The run that a Burmese syllable stands in; undefined for any other token, and in letters that nobody writes so long. */
export const runAround = (reading: Reading, at: number): SyllableRun | undefined => {
  if (!isSyllable(reading, at)) return undefined;
  const goes = jointsOf(reading);
  let [first, last] = [at, at];
  while (last - first <= longest && goes[first - 1]) first -= 1;
  while (last - first <= longest && goes[last]) last += 1;
  return last - first > longest ? undefined : { first, last };
};

/** How many syllables of a run ordinary words have, how many write foreign names, how many stand in names; three of each at most. */
export const countsOf = ({ bits, more }: Reading, { first, last }: SyllableRun): readonly [number, number, number] => {
  let [common, foreign, named] = [0, 0, 0];
  for (let at = first; at <= last; at += 1) {
    if ((bits[at] ?? 0) & marks.common) common += 1;
    if ((more[at] ?? 0) & moreMarks.foreign) foreign += 1;
    if ((bits[at] ?? 0) & (marks.given | marks.family)) named += 1;
  }
  return [Math.min(common, 3), Math.min(foreign, 3), Math.min(named, 3)];
};
