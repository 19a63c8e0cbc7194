import { pattern } from "../pattern.ts";
import { has } from "./address-code.ts";
import { marks, moreMarks } from "./mark.ts";
import { type Reading, tokenBefore } from "./reading.ts";
import type { Token } from "./token.ts";

const year = /^(?:1[2-5]\d\d|19\d\d|20\d\d)$/;
/** What stands behind a year and belongs to it: "г.", "هـ", "ዓ.ም". */
const era = pattern(
  String.raw`^ ?(?:года|год|г|року|р|ه|م|ميلادي|ھ|አ\. ?ም|አም)(?![\p{L}\p{M}]|\.? ?(?:н|рожд|народж))`,
  "u",
);

/** The end of a date with the sign of its era. */
export const withEra = ({ folded }: Reading, end: number): number =>
  end + (era().exec(folded.slice(end, end + 10))?.[0].length ?? 0);

const isCalendar = ({ tokens, bits, dated }: Reading, at: number): boolean =>
  tokens[at]?.kind === "word" && ((dated[at] ?? 0) & moreMarks.calendar) !== 0 && ((bits[at] ?? 0) & marks.birth) === 0;

/** Where a date begins with a word of the calendar in front of it: "ranar 3 ga watan Maris". */
export const withCalendar = (reading: Reading, start: number): number => {
  const before = tokenBefore(reading.tokens, start);
  return isCalendar(reading, before) ? (reading.tokens[before]?.start ?? start) : start;
};

/** Where a date ends with a word of the calendar behind it: "မတ်လ ၄ ရက်". */
export const endOfCalendar = (reading: Reading, end: number): number => {
  const next = tokenBefore(reading.tokens, end) + 1;
  const isClose = (reading.tokens[next]?.start ?? end + 9) <= end + 1;
  return isClose && isCalendar(reading, next) ? (reading.tokens[next]?.end ?? end) : end;
};

type Parsed = { last: number; numbers: number; month: boolean; year: boolean; gap: number };

/** Whether a number at a token can be the next part of the date that was read so far. */
const takesNumber = (so: Parsed, text: string, isJoined: boolean): boolean => {
  if (so.numbers === 3 || (so.numbers === 2 && so.month) || text.length > 4) return false;
  if (so.year && !so.month && !isJoined) return false;
  return year.test(text) ? !so.year : Number(text) < 32 || text.length === 2;
};

const isSmall = (reading: Reading, at: number, token: Token): boolean =>
  isCalendar(reading, at) || token.glued || token.end - token.start < 4 || has(reading, at, marks.link | marks.unit);

const isMonthName = ({ more }: Reading, at: number): boolean => ((more[at] ?? 0) & moreMarks.month) !== 0;

/** Part of a month's name, or right in front of one. */
const isNearMonth = (reading: Reading, at: number): boolean =>
  [at - 2, at - 1, at + 1, at + 2].some((i) => isMonthName(reading, i));

/** Joined to the number in front, or the day of a month that follows: "1979, 30 March". */
const isJoined = (reading: Reading, at: number): boolean =>
  /^[./-]$/.test(reading.tokens[at - 1]?.folded ?? "") ||
  (isMonthName(reading, at + 1) && (reading.tokens[at - 1]?.kind !== "word" || isCalendar(reading, at - 1)));

/** Where a date ends that begins at a token, in numbers and names of months: "5 March 2016", "መጋቢት 12 ቀን 2008"; 0 when none does. */
export const endOfDate = (reading: Reading, first: number): number => {
  const { tokens } = reading;
  const so: Parsed = { last: first, numbers: 0, month: false, year: false, gap: 0 };
  for (let i = first; i < first + 14; i += 1) {
    const token = tokens[i];
    if (!token || token.kind === "line" || token.kind === "placeholder") break;
    const isMonth = isMonthName(reading, i) && !so.month;
    if (token.kind === "digits") {
      if (!takesNumber(so, token.folded, isJoined(reading, i))) break;
      so.year ||= year.test(token.folded);
      so.numbers += 1;
    } else if (isMonth) so.month = true;
    else if (token.kind === "sign") {
      if (!/^[./,'°-]$/.test(token.folded)) break;
      continue;
    } else {
      so.gap += token.glued && tokens[i - 1]?.kind === "word" ? 0 : 1;
      if (so.gap > 2 || !(isSmall(reading, i, token) || isNearMonth(reading, i))) break;
      continue;
    }
    so.gap = 0;
    so.last = i;
  }
  const isShort =
    so.numbers === 3 &&
    /^\d{1,2}([/.-])\d{1,2}\1\d{1,2}$/.test(reading.folded.slice(tokens[first]?.start, tokens[so.last]?.end));
  const isDate = (so.year && (so.month || so.numbers > 1)) || (so.month && so.numbers > 0) || isShort;
  return isDate ? withEra(reading, tokens[so.last]?.end ?? 0) : 0;
};
