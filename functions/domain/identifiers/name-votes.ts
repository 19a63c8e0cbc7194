import { marks, moreMarks } from "./mark.ts";
import { besides } from "./name-beside.ts";
import { evidenceOf } from "./name-evidence.ts";
import { certain, claimed, enough, listed, settled } from "./name-mark.ts";
import type { NameSight } from "./name-sight.ts";
import { type NameVotes, unitCount, type VoteUnits } from "./name-vote-file.ts";

/** What the evidence adds up to; above zero speaks for a name. */
export const sumOf = ({ bias, step, weights, units }: NameVotes, kinds: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < kinds.length; at += 1) sum += weights[kinds[at] ?? 0] ?? 0;
  const levels = levelsOf(units, kinds);
  let all = bias + sum * step;
  for (let unit = 0; unit < unitCount; unit += 1)
    if ((levels[unit] ?? 0) > 0) all += (levels[unit] ?? 0) * (units.worths[unit] ?? 0);
  return all;
};

const lifted = new Float64Array(unitCount);

/** How far the evidence lifts each unit; good until it is asked again. */
export const levelsOf = ({ step, biases, weights }: VoteUnits, kinds: ArrayLike<number>): Float64Array => {
  lifted.fill(0);
  for (let at = 0; at < kinds.length; at += 1) {
    const row = (kinds[at] ?? 0) * unitCount;
    for (let unit = 0; unit < unitCount; unit += 1) lifted[unit] = (lifted[unit] ?? 0) + (weights[row + unit] ?? 0);
  }
  for (let unit = 0; unit < unitCount; unit += 1) lifted[unit] = (biases[unit] ?? 0) + (lifted[unit] ?? 0) * step;
  return lifted;
};

/** What is an ordinary word by itself, a month or a street, is none unless something announces it: no vote is asked. */
const ordinary = -4;
/**
 * The messages that votes are learnt from are written to be hard; in traffic most names are announced plainly, and the
 * rules, which somebody who speaks the language can correct, are worth more than they were there; most of all where
 * they are certain.
 */
const worthOfRules = { enough: 3, certain: 5 };

/** What the rules add to the votes. */
export const worthByRules = (score: number, bonus: number): number => {
  if (bonus >= settled) return settled;
  if (score < enough) return 0;
  return bonus >= certain ? worthOfRules.certain : worthOfRules.enough;
};

const isOrdinary = ({ reading, scores }: NameSight, at: number): boolean =>
  (scores.bonus[at] ?? 0) === 0 &&
  ((scores.base[at] ?? 0) <= ordinary ||
    ((reading.more[at] ?? 0) & moreMarks.month) !== 0 ||
    ((reading.bits[at] ?? 0) & (marks.street | listed)) === marks.street);

/** A word without any other has no neighbours to vote: the rules decide. */
const isAlone = ({ reading }: NameSight): boolean => reading.tokens.filter(({ kind }) => kind === "word").length < 2;

/** The score of every word by all votes together; `enough` and above is a name. What is no word or claimed is none. */
export const voted = (sight: NameSight, votes: NameVotes): Float32Array => {
  const { bonus, all } = sight.scores;
  if (isAlone(sight)) return all;
  const sums = all.map((score, at) => {
    if (score === claimed || sight.reading.tokens[at]?.kind !== "word" || isOrdinary(sight, at)) return claimed;
    return enough + sumOf(votes, evidenceOf(sight, at)) + worthByRules(score, bonus[at] ?? 0);
  });
  return besides(sight, sums);
};
