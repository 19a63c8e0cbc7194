import { marks, moreMarks } from "./mark.ts";
import { certain, listed, raise, surely } from "./name-mark.ts";
import type { Reading } from "./reading.ts";
import { beginsBurmese } from "./token.ts";

/** Names of more syllables are rare, and a loop over them stays short. */
const longest = 7;

/** What no name has in it, unless a list has it as a name. */
const ordinary = ~(listed | marks.elsewhere | marks.seen | marks.hint);

/** Whether a token is a Burmese syllable. */
export const isSyllable = (reading: Reading, at: number): boolean =>
  reading.tokens[at]?.kind === "word" && beginsBurmese(reading.tokens[at].folded);

const isGlued = (reading: Reading, at: number): boolean =>
  isSyllable(reading, at) && reading.tokens[at]?.glued === true;

/** Whether a run of syllables that stands together ends in front of a token. */
const endsAt = (reading: Reading, at: number): boolean => !isGlued(reading, at);

/** "က", "ရဲ့" behind a name: the run ends there, or another such word follows. */
const endsName = (reading: Reading, at: number): boolean => {
  if (!isGlued(reading, at) || !((reading.more[at] ?? 0) & moreMarks.behind)) return false;
  for (let i = at + 1; i <= at + 4; i += 1) {
    if (endsAt(reading, i)) return true;
    if ((reading.more[i] ?? 0) & moreMarks.behind) return true;
  }
  return false;
};

/** "ဆရာကြီးတွေ": a syllable that goes with the title in front of it, and no name behind it. */
export const isSuffix = (reading: Reading, at: number): boolean =>
  isGlued(reading, at) &&
  ((reading.more[at] ?? 0) & moreMarks.behind) !== 0 &&
  !(
    isGlued(reading, at + 1) &&
    (reading.bits[at + 1] ?? 0) & listed &&
    !((reading.more[at + 1] ?? 0) & moreMarks.behind)
  );

const elders: ReadonlySet<string> = new Set(["အ", "အစ်"]);

/** "ဆရာကို ခေါ်", "အကြွေးမကျေဘဲ": "ကို" and "မ" are titles where a word begins, or between a role and a name. */
export const isParticle = (reading: Reading, at: number): boolean => {
  const word = reading.tokens[at]?.folded;
  if ((word !== "ကို" && word !== "မ") || !isGlued(reading, at) || !isSyllable(reading, at - 1)) return false;
  const endsWord = !isGlued(reading, at + 1);
  const isBehindRole = ((reading.closes[at - 1] ?? 0) & (marks.maybe | marks.title)) !== 0;
  // "ဆရာမ": what makes a woman of a role ends the word; "အစ်ကို": an elder brother.
  const isElder = elders.has(reading.tokens[at - 1]?.folded ?? "");
  return endsWord ? !isElder && (word === "ကို" || !isBehindRole) : !isBehindRole;
};

/** "ပွဲစားက ညီလေးကို": another relative, whose syllables are those of names. */
export const isRelative = (reading: Reading, at: number): boolean =>
  isGlued(reading, at + 1) &&
  !((reading.opens[at + 1] ?? 0) & (marks.title | marks.maybe)) &&
  ((reading.closes[at + 1] ?? 0) & (marks.title | marks.maybe)) !== 0;

/** Whether a clause ends at a token: what stands in front of it is a verb. */
export const isClauseEnd = (reading: Reading, at: number): boolean =>
  isGlued(reading, at) && ((reading.more[at] ?? 0) & moreMarks.clause) !== 0;

/** The syllables from one on that could be a name: where they end, and whether a particle says that they are a noun. */
type Run = { readonly end: number; readonly isNoun: boolean };

const runFrom = (reading: Reading, first: number): Run | undefined => {
  for (let i = first; i <= first + longest; i += 1) {
    if (i > first && endsName(reading, i)) return { end: i, isNoun: true };
    // "သမီးလေး အဲလီဆား ၄ နှစ်": an age says that somebody stands in front of it.
    if (i > first && endsAt(reading, i)) return { end: i, isNoun: reading.tokens[i]?.kind === "digits" };
    if (!isSyllable(reading, i) || isOrdinary(reading, i) || endsClause(reading, i)) return undefined;
  }
  return undefined;
};

const isOrdinary = (reading: Reading, at: number): boolean => {
  const bits = reading.bits[at] ?? 0;
  if (!(bits & ordinary)) return false;
  if (bits & marks.compound) return true;
  return !(bits & surely) && !isForeign(reading, at);
};

/** What ends a clause, unless it is a syllable within a name that a list has. */
const endsClause = (reading: Reading, at: number): boolean => {
  const isWithin = ((reading.bits[at] ?? 0) & surely) !== 0 && ((reading.opens[at] ?? 0) & surely) === 0;
  return ((reading.more[at] ?? 0) & moreMarks.clause) !== 0 && !isWithin;
};

/** A syllable of foreign names: one that is known for it, or with a consonant behind its end, as no Burmese word has. */
const isForeign = (reading: Reading, at: number): boolean =>
  ((reading.more[at] ?? 0) & moreMarks.foreign) !== 0 || isForeignEnd(reading, at);

const isForeignEnd = (reading: Reading, at: number): boolean =>
  /[\u1037\u1038\u103a][\u1000-\u1021]\u103a/.test(reading.tokens[at]?.folded ?? "");

/** "အသစ်က": words that begin with a prefix of nouns are no names, unless a list has them. */
const isNoun = (reading: Reading, first: number): boolean =>
  reading.tokens[first]?.folded === "အ" && !((reading.bits[first] ?? 0) & surely);

/** Burmese syllables behind a title or a role, as far as the particle behind them, where no list has them. */
export const announceRun = (reading: Reading, bonuses: Float32Array, first: number, bonus: number): void => {
  const run = runFrom(reading, first);
  if (!run || isNoun(reading, first)) return;
  const length = run.end - first;
  const isTitled = ((reading.closes[first - 1] ?? 0) & marks.title) !== 0 && isGlued(reading, first);
  const isMe = bonus < 2 && run.isNoun && length > 2 && reading.tokens[run.end]?.folded === "ပါ";
  // "သူနာပြု ဂျွိုက်စ်နဲ့": one syllable is enough where no Burmese word has such an end.
  const isOdd = bonus > 2 && run.isNoun && isForeignEnd(reading, first);
  const isEnough =
    bonus >= 5 || isMe || isOdd || (bonus > 2 && run.isNoun && (isTitled || length > 1)) || (isTitled && length > 1);
  if (isEnough) take(reading, bonuses, first, run.end);
};

/** "မြသီတာကို ရှာနေတယ်": syllables of names and nothing else, from the beginning of a word to a particle. */
export const announceAlone = (reading: Reading, bonuses: Float32Array): void => {
  if (reading.language !== "my") return;
  for (let i = 0; i < reading.tokens.length; i += 1) {
    if (!isSyllable(reading, i) || isGlued(reading, i)) continue;
    const run = runFrom(reading, i);
    if (run?.isNoun && run.end - i > 1 && (areNames(reading, i, run.end) || areForeign(reading, i, run.end)))
      take(reading, bonuses, i, run.end);
  }
};

/** "ဂျူလီယက်ကို ရှာပေးပါ": three syllables or more, all of them of foreign names. */
const areForeign = (reading: Reading, first: number, end: number): boolean => {
  for (let i = first; i < end; i += 1) if (!isForeign(reading, i) && !((reading.bits[i] ?? 0) & surely)) return false;
  return end - first > 2 && isForeign(reading, first);
};

const areNames = (reading: Reading, first: number, end: number): boolean => {
  for (let i = first; i < end; i += 1) {
    const bits = reading.bits[i] ?? 0;
    if (!(bits & surely) || bits & (marks.compound | marks.maybe | marks.title)) return false;
  }
  return true;
};

/** "X ဆိုတဲ့လူ": the syllables in front of "called". */
export const answerRun = (reading: Reading, bonuses: Float32Array, after: number): void => {
  let first = after;
  while (first > after - longest && isNamePart(reading, first - 1) && (first === after || isGlued(reading, first)))
    first -= 1;
  if (after - first > 1 && !isNoun(reading, first)) take(reading, bonuses, first, after);
};

const isNamePart = (reading: Reading, at: number): boolean => {
  const bits = reading.bits[at] ?? 0;
  if (!isSyllable(reading, at) || (reading.more[at] ?? 0) & moreMarks.clause) return false;
  return !(bits & (ordinary | marks.title)) || (bits & surely) !== 0;
};

const take = (reading: Reading, bonuses: Float32Array, first: number, end: number): void => {
  let known = 0;
  for (let i = first; i < end; i += 1) if ((reading.bits[i] ?? 0) & listed) known += 1;
  if (known === 0 && end - first > 5) return;
  for (let i = first; i < end; i += 1) raise(bonuses, i, certain);
};
