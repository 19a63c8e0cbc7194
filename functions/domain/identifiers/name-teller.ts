import { opensSentence } from "./capitals.ts";
import { marks, moreMarks } from "./mark.ts";
import { certain, listed, raise } from "./name-mark.ts";
import { looksAnnounced, type Worth } from "./name-worth.ts";
import type { Reading } from "./reading.ts";

/** People are told of in front of the verb; a capital at the beginning of a sentence says nothing. */
const told: Worth = { mark: 0, bonus: 2.9, capital: -1, none: 0.8, lower: 1.2 };
const opened: Worth = { ...told, capital: 0.2 };

/** Names in front of what tells of them: "Toussaint m'a dit", "Tsehay's mother". */
export const announceTold = (reading: Reading, bonuses: Float32Array, tell: boolean): void => {
  for (let i = 1; i < bonuses.length; i += 1) {
    if (!((reading.more[i] ?? 0) & moreMarks.tells)) continue;
    const last = /^['")]$/.test(reading.tokens[i - 1]?.folded ?? "") ? i - 2 : i - 1;
    if (!isTold(reading, last, tell)) continue;
    raise(bonuses, last, worthOf(reading, last));
    const isMore = reading.tokens[last - 1]?.case === reading.tokens[last]?.case && isTold(reading, last - 1, tell);
    if (isMore) raise(bonuses, last - 1, worthOf(reading, last - 1));
  }
};

/** "Hope said": a name that is a word needs a capital as well, unless it could be no other word here. */
const worthOf = (reading: Reading, at: number): number => {
  const bits = reading.bits[at] ?? 0;
  if (!(bits & listed)) return certain;
  const isWord = (bits & marks.common) !== 0 && reading.tokens[at]?.case !== "capital";
  return isWord ? told.bonus / 2 : told.bonus;
};

const isTold = (reading: Reading, at: number, tell: boolean): boolean => {
  const bits = reading.bits[at] ?? 0;
  if (reading.tokens[at]?.kind !== "word") return false;
  if ((reading.closes[at - 1] ?? 0) & (marks.placeBefore | marks.landmark)) return false;
  if (bits & listed) return !(bits & (marks.title | marks.maybe));
  const isOpening = opensSentence(reading, at);
  if (isOpening && bits & marks.seen) return false;
  return looksAnnounced(reading, at, isOpening ? opened : told, tell);
};
