import { pattern } from "../pattern.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";
import type { Token } from "./token.ts";

const code = pattern(
  String.raw`^(?:(?:#|n°|nr\.?|no\.?) ?)?(?:\d{1,5}(?:[-/.]\d{1,4})*(?:[-/]?\p{L}(?![\p{L}\p{M}])|(?:aad|th|st|nd|rd|ffaa|eme|ème|inci|nci|ncı)(?!\p{L})| ?[-/]? ?[\p{Lu}ابتجدسصط](?![\p{L}\p{M}]))?|(?:(?:\p{L}\p{M}*){1,2}[-/]?|\p{Lu}{1,2} |\p{Lo}\p{M}* )\d{1,4}(?:[-/]\d{1,4})*(?:\p{L}(?![\p{L}\p{M}]))?)(?![\p{L}\p{N}])`,
  "u",
);
const letter = pattern(String.raw`^(?![وهيa])[\p{Lu}\p{Lo}](?![\p{L}\p{M}\p{N}'])`, "u");

/** Where what has the shape of a code ends that begins at a token; 0 when none begins there. */
const endOfShape = (reading: Reading, at: number): number => {
  const token = reading.tokens[at];
  if (!token || token.kind === "line" || token.kind === "placeholder") return 0;
  const text = reading.plain.slice(token.start, token.start + 24);
  const found = code().exec(text) ?? letter().exec(text);
  return found ? token.start + found[0].length : 0;
};

/** Where a house or room code that begins at a token ends; 0 when none begins there. */
export const endOfCode = (reading: Reading, at: number): number => {
  const end = endOfShape(reading, at);
  return end && !isCountOf(reading, at, end) ? end : 0;
};

/** "40 flats", "3 tents": what is counted stands behind; "block 7 tent 12" goes on instead, "комната 214 общежитие" has its own in front. */
const isCountOf = (reading: Reading, at: number, end: number): boolean => {
  const next = tokenAt(reading, end, at);
  const isPlural =
    /^[а-яіїє]/.test(reading.tokens[next]?.folded ?? "") &&
    has(reading, next, marks.room) &&
    !has(reading, at - 1, marks.room);
  if (!isPlural && !has(reading, next, marks.unit)) return false;
  const goesOn = has(reading, next, marks.room) && endOfShape(reading, skipLinks(reading, next + 1, 2)) > 0;
  return !goesOn;
};

/** Whether a token has one of the marks. */
export const has = (reading: Reading, at: number, mark: number): boolean => ((reading.bits[at] ?? 0) & mark) !== 0;
/** Whether a token is a sign that stands inside addresses. */
export const isSign = (reading: Reading, at: number): boolean => /^[,:#.°()-]$/.test(reading.tokens[at]?.folded ?? "");

/** The first token that is neither a sign nor a small word, at most so many further. */
export const skipLinks = (reading: Reading, from: number, reach: number): number => {
  let i = from;
  while (i < from + reach && (isSign(reading, i) || (has(reading, i, marks.link) && !isLetterOfCode(reading, i))))
    i += 1;
  return i;
};

/** "block D": a capital by itself with no word behind it. */
const isLastLetter = (token: Token, next: Token | undefined): boolean =>
  token.case === "capital" && token.end - token.start === 1 && next?.kind !== "word";

/** "D4", "C 12": a capital in front of digits is no link. */
const isLetterOfCode = (reading: Reading, at: number): boolean => {
  const next = reading.tokens[at + 1];
  const token = reading.tokens[at];
  return (
    token !== undefined &&
    token.end - token.start < 3 &&
    (next?.kind === "digits" ? next.glued || token.case === "capital" : isLastLetter(token, next))
  );
};

/** The first token that ends behind an offset. */
export const tokenAt = (reading: Reading, offset: number, from: number): number => {
  let i = from;
  while ((reading.tokens[i]?.end ?? Number.POSITIVE_INFINITY) <= offset) i += 1;
  return i;
};
