import { marks } from "./mark.ts";
import { looksOf } from "./name-looks.ts";
import { listed } from "./name-mark.ts";
import { isBehindName } from "./particle.ts";
import type { Reading } from "./reading.ts";

/** "نوم شاه ولي دی": a second name that is a word too, with nothing but "is" or a sign behind it. */
export const completes = (reading: Reading, at: number): boolean => {
  const next = reading.tokens[at + 1];
  const ends = next === undefined || next.kind !== "word" || ((reading.bits[at + 1] ?? 0) & marks.link) !== 0;
  return ends && ((reading.bits[at] ?? 0) & listed) !== 0 && reading.tokens[at]?.case === "none";
};

/** "ضابط گل": an ordinary word behind a sure announcement, with a name behind it. */
export const isOddName = (reading: Reading, first: number, bonus: number): boolean => {
  const bits = reading.bits[first] ?? 0;
  const next = reading.bits[first + 1] ?? 0;
  const isPlain = (bits & ~(marks.seen | marks.elsewhere | listed)) === 0 && bits !== 0;
  if (!isPlain || reading.tokens[first + 1]?.glued) return false;
  return isBehindName(reading, first + 1) || (bonus > 3 && (next & listed) !== 0 && !(next & marks.common));
};

/** A second name is listed, has a capital or looks like one; it does not repeat the first. */
export const continues = (reading: Reading, at: number, first: number): boolean => {
  const token = reading.tokens[at];
  if (!token || token.folded === reading.tokens[first]?.folded) return false;
  // "obboleessi koo Keennaa Yaman keessatti": a country behind the name, though Yaman is a name as well.
  const bits = reading.bits[at] ?? 0;
  if (bits & marks.places && !(bits & marks.family)) return false;
  if (bits & listed || token.case === "capital" || isBehindName(reading, at)) return true;
  return looksOf(reading, at) > (token.folded.startsWith("ال") ? -4 : -0.5);
};
