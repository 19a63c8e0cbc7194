import type { Claims } from "./claim.ts";
import { marks } from "./mark.ts";
import { announcedBy } from "./name-announced.ts";
import { announceCompany } from "./name-company.ts";
import { announceEnclosed } from "./name-enclosed.ts";
import { completes, continues, isOddName } from "./name-further.ts";
import { certain, listed, raise, settled, triggers } from "./name-mark.ts";
import { announceAlone, announceRun, answerRun, isParticle, isRelative, isSuffix, isSyllable } from "./name-run.ts";
import { sign, signatures } from "./name-signature.ts";
import { announceSyllables } from "./name-syllable.ts";
import { announceTold } from "./name-teller.ts";
import { looksAnnounced, type Worth, worth } from "./name-worth.ts";
import { isBehindName, isKunya } from "./particle.ts";
import type { Reading } from "./reading.ts";
import { hasBurmese } from "./token.ts";

/** A title that is an everyday word ("mama", "uncle") promises less. */
const kindOf = (closes: number): Worth | undefined => {
  const kind = worth.find(({ mark }) => closes & mark);
  return kind?.mark === marks.title && closes & marks.common ? worth.find(({ mark }) => mark === marks.maybe) : kind;
};

const announce = (
  reading: Reading,
  scores: Float32Array,
  bonuses: Float32Array,
  trigger: number,
  tell: boolean,
): void => {
  const closes = (reading.closes[trigger] ?? 0) & (isParticle(reading, trigger) ? ~marks.title : -1);
  const kind = kindOf(closes);
  const bonus = kind?.bonus ?? 0;
  const first = bonus > 0 ? announcedBy(reading, trigger, bonus < 2) : -1;
  if (first < 0 || !kind) return;
  if (hasBurmese(reading.tokens[first]?.folded ?? "")) {
    if (isSuffix(reading, first) || isRelative(reading, first)) return;
    announceSyllables(reading, bonuses, first, bonus);
    announceRun(reading, bonuses, first, bonus);
    return;
  }
  const isApart = reading.tokens[first - 1]?.folded === ",";
  if (isApart && (reading.bits[first] ?? 0) & (marks.common | marks.seen)) return;
  raise(bonuses, first, bonus >= 5 && isKnownName(reading, first) ? settled : bonus);
  const isOfPlace = bonus < 2 && (closes & marks.placeBefore) !== 0;
  const isSure = (reading.tokens[first]?.case === "capital" && tell) || isKunya(reading, first - 1);
  if ((bonus >= 5 && isSure) || (!isOfPlace && looksAnnounced(reading, first, kind, tell)))
    raise(bonuses, first, bonus >= 5 && (isSure || !((reading.bits[first] ?? 0) & marks.seen)) ? settled : certain);
  else if (bonus > 2 && isOddName(reading, first, bonus))
    for (const at of [first, first + 1]) raise(bonuses, at, certain);
  let last = first;
  for (let i = first + 1; i <= first + 2 && bonus > 2; i += 1) {
    const token = reading.tokens[i];
    if (token?.kind !== "word" || (scores[last] ?? 0) + (bonuses[last] ?? 0) < 3) return;
    if (token.case === "lower" && reading.tokens[first]?.case === "capital") return;
    if (!continues(reading, i, first)) return;
    raise(
      bonuses,
      i,
      isBehindName(reading, i) || (bonus > 3 && completes(reading, i)) ? certain : Math.min(3.4, bonus - 1.6),
    );
    last = i;
  }
};

/** "barış bey": what is known as a name, and no common word, is one beside a title. */
const isKnownName = (reading: Reading, at: number): boolean => {
  const bits = reading.bits[at] ?? 0;
  return (bits & listed) !== 0 && (bits & (marks.common | triggers)) === 0;
};

const worthBefore = (reading: Reading, at: number): number => {
  if (isKnownName(reading, at)) return settled;
  return (reading.bits[at] ?? 0) & ~marks.elsewhere ? 4 : certain;
};

const answer = (reading: Reading, bonuses: Float32Array, after: number): void => {
  for (let i = after - 1, seen = 0; i >= 0 && seen < 2; i -= 1) {
    const token = reading.tokens[i];
    if (token?.folded === "'" || token?.folded === '"') continue;
    if (token?.kind !== "word") return;
    if (seen === 0) raise(bonuses, i, worthBefore(reading, i));
    else if ((reading.bits[i] ?? 0) & listed && !((reading.bits[i] ?? 0) & marks.common)) raise(bonuses, i, 2);
    seen += 1;
  }
};

/** What announces a name adds to the score of the tokens around it; of several triggers the strongest counts. */
export const announcedNames = (reading: Reading, scores: Float32Array, claims: Claims, tell: boolean): Float32Array => {
  const bonuses = new Float32Array(reading.tokens.length);
  for (let i = 0; i < bonuses.length; i += 1) announce(reading, scores, bonuses, i, tell);
  for (let i = 0; i < bonuses.length; i += 1) {
    if ((reading.closes[i] ?? 0) & marks.closing && i > reading.tokens.length - 12) sign(reading, bonuses, i);
    if ((reading.opens[i] ?? 0) & marks.after)
      if (isSyllable(reading, i)) answerRun(reading, bonuses, i);
      else answer(reading, bonuses, i);
    if ((reading.opens[i] ?? 0) & (marks.after | marks.link)) announceEnclosed(reading, bonuses, i);
  }
  announceTold(reading, bonuses, tell);
  announceAlone(reading, bonuses);
  signatures(reading, bonuses, claims);
  announceCompany(reading, bonuses);
  return bonuses;
};
