import { pattern } from "../pattern.ts";
import { capitalsOf } from "./capitals.ts";
import type { Claims } from "./claim.ts";
import { announcedAs, isMeasured } from "./context.ts";
import { marks } from "./mark.ts";
import { type Reading, tokenBefore } from "./reading.ts";

/** A series in capitals, groups of figures, and letters behind them: "EP 4471902", "RR 4419 0027 5PK", "TP 0091/A". */
const serial = pattern(
  String.raw`(?<![\p{L}\p{M}\p{N}@/.<-])(?:P<)?\p{Lu}{1,5}(?:[-./]\p{Lu}{1,4})?(?:[ -]| ?# ?)?\d{1,12}(?:[ ./-]\d{1,12}|[./-]\p{Lu}{1,3}(?![\p{L}\p{M}])){0,7}(?: ?\p{Lu}{2}(?![\p{L}\p{M}\p{N}]))?(?![./-]?\p{Lu}{0,3}\d|[\p{L}\p{M}\p{N}])`,
  "gu",
);
/** Figures of a series and its number: "82 № 1049937". */
const numbered = pattern(String.raw`(?<![\p{L}\p{N}])\d{2,4} ?# ?\d{5,9}(?!\p{N})`, "gu");
const capitals = pattern(String.raw`^\p{Lu}+`, "u");
const capitalsAtEnd = pattern(String.raw`[./-]\p{Lu}{1,3}$`, "u");
const wordAtEnd = pattern(String.raw` \p{Lu}{2}$`, "u");
const years = /^\D*(?:19|20)\d\d(?:[ ./-](?:19|20)?\d\d)?\D*$/;
const amount = /\d{1,3}(?:[ .]\d{3})*[ .]?[05]00\D*$/;
/** What a series is not: money, a word that announces the number, a place, somebody's name. */
const otherwise =
  marks.unit | marks.id | marks.bank | marks.phone | marks.platform | marks.given | marks.family | marks.places;
const dwelling = marks.room | marks.street | marks.dwelling;

/** Whether capitals tell anything in a message; worked out once, for it reads the whole of it. */
const telling = new WeakMap<Reading, boolean>();
const tellingOf = (reading: Reading): boolean => {
  const known = telling.get(reading) ?? capitalsOf(reading).tell;
  telling.set(reading, known);
  return known;
};

const countOf = (text: string, shape: RegExp): number => text.match(shape)?.length ?? 0;

/** Whether so many figures behind such a series are a document's: one letter, or a text in capitals, asks for more. */
const isEnough = (reading: Reading, text: string, first: number, isTold: boolean): boolean => {
  const digits = countOf(text, /\d/g);
  const series = capitals().exec(text)?.[0].length ?? 0;
  if (isTold || (series > 1 && capitalsAtEnd().test(text))) return digits > 3;
  if (digits < (series === 1 ? 6 : 5) || (digits < 7 && amount.test(text))) return false;
  const isPhone = digits > 8 && /^\D*0/.test(text) && ((reading.bits[first] ?? 0) & marks.seen) !== 0;
  return !isPhone && (series < 3 || tellingOf(reading));
};

/** Letters behind the last figures stay when more words in capitals follow: "EP 447190 IS LOST". */
const withoutWord = (reading: Reading, start: number, text: string): string => {
  const tail = wordAtEnd().exec(text);
  if (!tail) return text;
  const next = reading.tokens[tokenBefore(reading.tokens, start + text.length) + 1];
  return next?.case === "upper" || !tellingOf(reading) ? text.slice(0, tail.index) : text;
};

/** "ML 7720418": nobody has so much of it. */
const measured = /^(?:m[glmb]|k[gm]|cm|gb) \d{6}/;

/** Whether the word in front is no series; of one or two letters most are. */
const isOther = (reading: Reading, first: number): boolean => {
  const token = reading.tokens[first];
  const length = (token?.end ?? 0) - (token?.start ?? 0);
  if (length < 2 || measured.test(reading.folded.slice(token?.start, (token?.end ?? 0) + 7))) return false;
  return ((reading.bits[first] ?? 0) & (length < 3 ? marks.unit | marks.id : otherwise)) !== 0;
};

/** Finds numbers of documents with a series in front or letters behind, also where no word says what they are. */
export const findSerials = (reading: Reading, claims: Claims): void => {
  for (const match of reading.plain.matchAll(serial())) {
    const text = withoutWord(reading, match.index, match[0]);
    const first = tokenBefore(reading.tokens, match.index) + 1;
    const end = match.index + text.length;
    if (isOther(reading, first) || years.test(text) || isDwelling(reading, first)) continue;
    const announced = announcedAs(reading, match.index, 4);
    const isTold = announced === "ID_NUMBER";
    if (!isEnough(reading, text, first, isTold)) continue;
    if (!isTold && countOf(text, /\d/g) < 7 && isMeasured(reading, match.index, end)) continue;
    claims.take({ type: announced === "BANK" ? "BANK" : "ID_NUMBER", start: match.index, end });
  }
  for (const match of reading.plain.matchAll(numbered()))
    claims.take({ type: "ID_NUMBER", start: match.index, end: match.index + match[0].length });
};

const isDwelling = (reading: Reading, first: number): boolean =>
  (((reading.bits[first - 1] ?? 0) | (reading.bits[first - 2] ?? 0)) & dwelling) !== 0;
