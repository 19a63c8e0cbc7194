import { type Pattern, pattern } from "../pattern.ts";
import type { Claims, Finder } from "./claim.ts";
import { isOfAge } from "./date-age.ts";
import { endOfCalendar, endOfDate, withCalendar, withEra } from "./date-phrase.ts";
import { marks, moreMarks } from "./mark.ts";
import { digitsAround, isInPairs } from "./number-run.ts";
import { follows, precedes, type Reading } from "./reading.ts";

const numeric = pattern(
  String.raw`(?<![\p{N}+/]|\p{N}[-.,])(?:(?:0?[1-9]|[12]\d|3[01]) ?([/.-]) ?(?:0?[1-9]|[12]\d|3[01]) ?\1 ?(?:1[2-5]\d\d|19\d\d|20\d\d|\d\d)|(?:1[2-5]\d\d|19\d\d|20\d\d) ?([/.-]) ?(?:0?[1-9]|1[0-2]) ?\2 ?(?:0?[1-9]|[12]\d|3[01]))(?![\p{N}/]|[-.,]\p{N})`,
  "gu",
);
const written = pattern(
  String.raw`(?<![\p{L}\p{N}])(?:\d{1,2}[-/. ]\p{L}{3,5}\.?[-/. ]?\d\d|\d{1,2}(?:st|nd|rd|th|er|-?го|\.)?(?: of| de| da| di)? ?\p{L}{3,14}(?: de| del| do|,)? ?(?:1[2-5]\d\d|19\d\d|20\d\d)|\p{L}{3,12} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)(?!\p{N})`,
  "gu",
);
const clock = pattern(
  String.raw`(?<![a-z\p{N}.:])\d{1,2} ?[:h] ?\d{2}(?: ?[-–] ?\d{1,2} ?[:h] ?\d{2})?(?![\p{N}])`,
  "gu",
);
const compact = pattern(
  String.raw`(?<!\p{N})(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)?\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\p{N})`,
  "gu",
);

/** What a text must have for a shape to be looked for: most have none of it. */
const shapes: readonly { readonly needs: RegExp; readonly shape: Pattern; readonly keep: boolean }[] = [
  { needs: /\d ?[/.-] ?\d/, shape: numeric, keep: true },
  { needs: /(?:1[2-5]|19|20)\d\d|\d[-/. ]\D{3,12}\d\d/, shape: written, keep: false },
  { needs: /\d{6}/, shape: compact, keep: false },
];

const isBirth = (reading: Reading, start: number, end: number): boolean =>
  follows(reading, start, marks.birth, 10) || precedes(reading, end, marks.birth, isNextDate(reading, end) ? 3 : 6);

const numberBehind = pattern(String.raw`^\P{N}{1,60}\p{N}`, "u");

/** Another number stands close behind: a word for birth behind that one speaks of it. */
const isNextDate = (reading: Reading, end: number): boolean => numberBehind().test(reading.folded.slice(end, end + 64));

/** Claims dates of birth and keeps every other date and time; a second date beside a birth date is one, too. */
export const findDates: Finder = (reading, claims) => {
  const speaksOfBirth = reading.bits.some((bits) => bits & marks.birth);
  if (speaksOfBirth || reading.more.some((bits) => bits & moreMarks.month)) findBirthdays(reading, claims);
  let lastBirth = -1_000;
  const decide = (start: number, end: number, keep: boolean): void => {
    const isTold = isBirth(reading, start, end) || (start >= lastBirth && start - lastBirth < 40);
    if (isTold) lastBirth = end;
    if (isTold || (keep && isOfAge(reading, start, end))) takeBirth(reading, claims, start, end);
    else if (keep) claims.take({ type: null, start, end });
  };
  for (const { needs, shape, keep } of shapes)
    if (needs.test(reading.folded))
      for (const match of reading.folded.matchAll(shape())) decide(match.index, match.index + match[0].length, keep);
  keepTimes(reading, claims);
};

const hasYear = ({ folded }: Reading, start: number, end: number): boolean =>
  /\d{4}|\d\D+\d+\D+\d/.test(folded.slice(start, end));

/** A day, a month by its name and a year. */
const isWhole = ({ folded, tokens, more }: Reading, first: number, end: number): boolean => {
  let at = first;
  while ((tokens[at]?.start ?? end) < end && !((more[at] ?? 0) & moreMarks.month)) at += 1;
  return (tokens[at]?.start ?? end) < end && /\d\D+\d/.test(folded.slice(tokens[first]?.start, end));
};

/** Claims a birthday with its era and with words of the calendar at its edges: "tarehe 5 mwezi wa 7 1994". */
const takeBirth = (reading: Reading, claims: Claims, start: number, end: number): void => {
  claims.take({ type: "DOB", start: withCalendar(reading, start), end: withEra(reading, endOfCalendar(reading, end)) });
};

/** Without a year the word for birth has to be near: "starts on 12 January, born here" is no birthday. */
const isDayOfBirth = (reading: Reading, start: number, end: number): boolean =>
  follows(reading, start, marks.birth, 6) || precedes(reading, end, marks.birth, 1);

/** A date in figures has no more; what goes on is a phone. */
const digitsOfDate = 8;

/** Dates that are told with the names of months of any language, beside a word for birth. */
const findBirthdays = (reading: Reading, claims: Claims): void => {
  for (const [i, { kind, start }] of reading.tokens.entries()) {
    const isMonth = ((reading.more[i] ?? 0) & moreMarks.month) !== 0;
    if ((kind !== "digits" && !isMonth) || !claims.isFree(start, start + 1)) continue;
    if (digitsAround(reading.folded, start) > digitsOfDate || isInPairs(reading.folded, start)) continue;
    const end = endOfDate(reading, i);
    if (!end) continue;
    const isTold = hasYear(reading, start, end) ? isBirth(reading, start, end) : isDayOfBirth(reading, start, end);
    if (isTold || (isWhole(reading, i, end) && isOfAge(reading, start, end)))
      takeBirth(reading, claims, withDayInWords(reading, i), end);
  }
};

const keepTimes = (reading: Reading, claims: Claims): void => {
  if (!/\d ?[:h] ?\d/.test(reading.folded)) return;
  for (const match of reading.folded.matchAll(clock()))
    claims.take({ type: null, start: match.index, end: match.index + match[0].length });
};

/** "اول فروردین ۱۳۷۰", "first of March": the day may be told in words in front of its month. */
const withDayInWords = ({ tokens, bits, more }: Reading, month: number): number => {
  const isDay = (at: number): boolean =>
    ((bits[at] ?? 0) & (marks.ordinal | marks.number)) !== 0 && tokens[at]?.kind === "word";
  const isMonth = ((more[month] ?? 0) & moreMarks.month) !== 0;
  const day = isMonth ? [month - 2, month - 1].find(isDay) : undefined;
  return tokens[day ?? month]?.start ?? 0;
};
