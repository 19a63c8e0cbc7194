import { chain } from "./address-chain.ts";
import { endOfCode, has, isSign, skipLinks } from "./address-code.ts";
import { startOfFloor, startOfHouse } from "./address-name.ts";
import { endOfLetterName, endOfNumberWord } from "./address-word.ts";
import type { Claims } from "./claim.ts";
import { endOfDescription } from "./dwelling.ts";
import { marks, moreMarks } from "./mark.ts";
import type { Reading } from "./reading.ts";
import { isInName } from "./street-word.ts";

/** Finds rooms, tents, blocks by number: what stands behind the word for them. */
export const findRooms = (reading: Reading, claims: Claims): void => {
  for (let i = 0; i < reading.tokens.length; i += 1) {
    if (!((reading.closes[i] ?? 0) & marks.room) && !isHotelNumber(reading, i)) continue;
    const street = startOfFloor(reading, i);
    if (street >= 0) claims.take({ type: "ADDRESS", start: street, end: reading.tokens[i]?.end ?? street });
    if (reading.tokens[i]?.glued && reading.tokens[i - 1]?.kind === "digits") continue;
    const found = numberBehind(reading, i) ?? numberInFront(reading, i);
    if (!found || isCounted(reading, i, found)) continue;
    const end = chain(reading, found.end, found.from);
    if (end === found.end && isFloor(reading, i) && !isPartOfMore(reading, i)) continue;
    claims.take({ type: "ADDRESS", start: found.start, end: endOfDescription(reading, end) });
  }
};

const isFloor = (reading: Reading, at: number): boolean =>
  ((reading.more[at] ?? 0) & (moreMarks.floor | moreMarks.row)) !== 0;

/** A floor or door behind a name or number of a house, or announced as a number ("door no 12"), is part of an address. */
const isPartOfMore = (reading: Reading, at: number): boolean =>
  (has(reading, at + 1, marks.phone | marks.link) && !((reading.more[at] ?? 0) & moreMarks.row)) ||
  [at - 1, at - 2].some((i) => reading.tokens[i]?.kind === "digits");

type Stretch = { readonly start: number; readonly end: number; readonly from: number };

/** "room 12", "chambre de l'hôtel: 12", "خيمة رقم سبعة". */
const numberBehind = (reading: Reading, room: number): Stretch | undefined => {
  const at = skipHotel(reading, skipLinks(reading, room + 1, 4));
  const token = reading.tokens[at];
  const isRow = ((reading.more[room - 1] ?? 0) & moreMarks.row) !== 0;
  if (!token || isRow || isNextSentence(reading, room, at)) return undefined;
  if (has(reading, room, marks.street) && isInName(reading, at)) return undefined;
  const isAnnounced = at > room + 1 || has(reading, room, marks.link);
  const end = Math.max(endOfLetterName(reading, at), endOfCode(reading, at), endOfNumberWord(reading, at, isAnnounced));
  if (!end) return undefined;
  const before = startOfHouse(reading, room);
  const first = isLetterOfSeat(reading, room, at) ? room : at;
  return { start: before >= 0 ? before : (reading.tokens[first]?.start ?? token.start), end, from: at };
};

/** "D-412": a letter that is short for a room elsewhere, tied to the number, is part of the code. */
const isLetterOfSeat = ({ tokens }: Reading, room: number, at: number): boolean =>
  at === room + 2 &&
  (tokens[room]?.folded.length ?? 0) < 3 &&
  tokens[room + 1]?.folded === "-" &&
  tokens[room + 1]?.glued === true &&
  tokens[at]?.glued === true;

const isHotel = (reading: Reading, at: number): boolean => ((reading.more[at] ?? 0) & moreMarks.hotel) !== 0;

/** "room hotel no 12": a hotel may stand between its room and the number. */
const skipHotel = (reading: Reading, at: number): number => {
  const hotel = has(reading, at, marks.number) || reading.tokens[at]?.kind === "digits" ? at : at + 1;
  if (isHotel(reading, at)) return skipLinks(reading, at + 1, 3);
  return isHotel(reading, hotel) ? skipLinks(reading, hotel + 1, 3) : at;
};

/** "in the hotel, number 12". */
const isHotelNumber = (reading: Reading, at: number): boolean =>
  has(reading, at, marks.phone) && [at - 1, at - 2, at - 3].some((i) => isHotel(reading, i));

/** "… the entrance. I am afraid": a letter in the next sentence is none of a block; short words end in a full stop anyway. */
const isNextSentence = (reading: Reading, room: number, at: number): boolean => {
  const { tokens } = reading;
  const isStop = tokens[room + 1]?.folded === "." && (tokens[room]?.folded.length ?? 0) > 4;
  return isStop && tokens[at]?.kind === "word";
};

const numbered = /^(?:numarali|nolu|no'lu|numaradaki|hejmari|nomer|nomeri|nummer)$/;

/** "214 numaralı oda": the number stands in front, and a word says that it is one. */
const numberInFront = (reading: Reading, room: number): Stretch | undefined => {
  const { tokens } = reading;
  const number = tokens[room - 2];
  if (!numbered.test(tokens[room - 1]?.folded ?? "") || number?.kind !== "digits") return undefined;
  return { start: number.start, end: number.end, from: room };
};

/** "3 rooms", "12 people in 2 rooms": a number in front counts, and the one behind belongs to something else. */
const isCounted = (reading: Reading, at: number, { start, end }: Stretch): boolean => {
  if (start < (reading.tokens[at]?.start ?? 0)) return false;
  const isNumberOfPlace = has(reading, at - 2, marks.places | marks.placeBefore | marks.room | marks.street | marks.id);
  const isArabic = /[\u0600-\u06ff]/.test(reading.tokens[at]?.folded ?? "");
  const isNumber = reading.tokens[at - 1]?.kind === "digits" && !has(reading, at, marks.link);
  const isList = isNumber && reading.tokens[at + 1]?.folded === ",";
  return (
    isList ||
    (isNumber && !isNumberOfPlace && !isArabic) ||
    (isOneDigit(reading, start, end) && countsBefore(reading, at))
  );
};

const isOneDigit = (reading: Reading, start: number, end: number): boolean =>
  /^\d$/.test(reading.folded.slice(start, end));

const countsBefore = (reading: Reading, at: number): boolean => {
  for (let i = at - 1; i > at - 4; i -= 1) {
    if (isSign(reading, i)) return false;
    if (reading.tokens[i]?.kind === "digits") return has(reading, i - 1, marks.unit) || has(reading, i + 1, marks.unit);
  }
  return false;
};
