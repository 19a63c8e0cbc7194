import { pattern } from "../pattern.ts";
import { marks, moreMarks } from "./mark.ts";
import { type Reading, tokenBefore } from "./reading.ts";

/** Years of birth that a full date gives away by itself: nobody makes an appointment for them. */
const grown = { from: 1920, to: 2007 };
/** Years in which a date beside a person is a birthday; what is later may be an appointment. */
const young = 2023;

const persian = /^(?:fa|prs|ps|ckb)$/;
/** Years from one era to ours: of the sun in Persia, of the moon, of Burma. */
const inOurs = (year: number, language: string): number => {
  if (year >= 1900) return year;
  if (language === "my") return year + 638;
  if (year < 1343 || (persian.test(language) && year < 1412)) return year + 621;
  return Math.round(year * 0.9702 + 621.6);
};

const letter = pattern(String.raw`\p{L}`, "u");

/** The year of our era that a date names; in two figures only when they are no day. */
const yearOf = ({ folded, language }: Reading, start: number, end: number): number | undefined => {
  const text = folded.slice(start, end);
  const whole = /(?<!\d)(?:1[2-5]|19|20)\d\d(?!\d)/.exec(text)?.[0];
  if (whole) return inOurs(Number(whole), language);
  const [first = 99, second = 99, short = 0] = (text.match(/\d+/g) ?? []).map(Number);
  if (short > 44) return Math.min(first, second) < 13 ? 1900 + short : undefined;
  return persian.test(language) && letter().test(text) && second > 44 && second < 99 ? 1300 + second + 621 : undefined;
};

/** Somebody stands right beside: a name that was found, a word for a relative in front. */
const isBesidePerson = ({ folded, tokens, closes }: Reading, start: number, end: number): boolean => {
  if (/\[person_\d+\][ ,:(-]{1,3}$/.test(folded.slice(Math.max(0, start - 24), start))) return true;
  if (/^[ ,)-]{1,3}\[person_\d+\]/.test(folded.slice(end, end + 24))) return true;
  const before = tokenBefore(tokens, start);
  const last = /^[,:(-]$/.test(tokens[before]?.folded ?? "") ? before - 1 : before;
  return ((closes[last] ?? 0) & marks.maybe) !== 0;
};

const reach = 8;

/** A word for age stands among the words in front or behind. */
const isBesideAge = ({ tokens, dated }: Reading, start: number, end: number): boolean => {
  const before = tokenBefore(tokens, start);
  const after = tokenBefore(tokens, end) + 1;
  for (let i = Math.max(0, before - reach); i < after + reach; i += 1) if ((dated[i] ?? 0) & moreMarks.age) return true;
  return false;
};

/** Whether a full date, though no word for birth is near, makes somebody's age: of long ago, or of a person beside it. */
export const isOfAge = (reading: Reading, start: number, end: number): boolean => {
  const year = yearOf(reading, start, end);
  if (year === undefined || year < grown.from || year > young) return false;
  return year <= grown.to || isBesidePerson(reading, start, end) || isBesideAge(reading, start, end);
};
