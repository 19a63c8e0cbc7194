import { marks } from "./mark.ts";
import { looksOf } from "./name-looks.ts";
import { certain, listed, raise } from "./name-mark.ts";
import type { Reading } from "./reading.ts";
import { isEthiopic } from "./token.ts";

const stops = marks.common | marks.places | marks.placeBefore | marks.link | marks.label | marks.before | marks.hint;

/** "ስሜ ተዋበች እንግዳ ይባላል", "ኣነ ርግኣት እየ": what stands between "my name" (or "I") and "is" is the name, whatever it means. */
export const announceEnclosed = (reading: Reading, bonuses: Float32Array, after: number): void => {
  let first = after;
  while (first > after - 3 && canBeEnclosed(reading, first - 1)) first -= 1;
  const isSelf = reading.selves.has(reading.tokens[first - 1]?.folded ?? "") && first < after;
  if (!isSelf && !((reading.closes[first - 1] ?? 0) & (marks.label | marks.before))) return;
  if (isSelf && (first < after - 2 || !couldBeMe(reading, first))) return;
  for (let i = first; i < after; i += 1) raise(bonuses, i, certain);
};

/** "I am sick" is no name; a word that no text uses may be. */
const couldBeMe = (reading: Reading, at: number): boolean =>
  !((reading.bits[at] ?? 0) & (marks.seen | marks.maybe | marks.title)) && looksOf(reading, at) > -2;

const canBeEnclosed = (reading: Reading, at: number): boolean =>
  isEthiopic(reading.tokens[at]?.folded ?? "") &&
  (((reading.bits[at] ?? 0) & listed) !== 0 || !((reading.bits[at] ?? 0) & stops));
