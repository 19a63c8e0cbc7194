import { has } from "./address-code.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";
import type { Token } from "./token.ts";

/** What stands inside plates beside letters and digits: a country, a class of vehicle. */
const inside = /^(?:ليبيا|libya|libye|libia|ايران|মেট্রো|metro|tu|تونس|تونسي|eg|irq)$/;

const isLetters = (reading: Reading, at: number, token: Token): boolean => {
  const length = token.end - token.start;
  if (inside.test(token.folded)) return true;
  const isUnit = has(reading, at, marks.unit) && !(token.case === "upper" && length < 3);
  if (isUnit || has(reading, at, marks.vehicle) || reading.ands.has(token.folded)) return false;
  if (isProvince(reading, at)) return true;
  if (token.case === "none")
    return length < 3 && !(length > 1 && has(reading, at, marks.common | marks.room | marks.link));
  // "kdj 041t": small letters that are no word of any language.
  const isUnknown = length === 3 && !reading.bits[at] && reading.tokens[at + 1]?.kind === "digits";
  if (token.case === "lower") return (length < 3 && token.glued) || isUnknown;
  return length < 5 && (token.case === "upper" || length === 1);
};

/** "22 هەولێر 41873": plates of Iraq name their province between two numbers. */
const isProvince = (reading: Reading, at: number): boolean =>
  reading.tokens[at]?.case === "none" &&
  has(reading, at, marks.places) &&
  reading.tokens[at - 1]?.kind === "digits" &&
  reading.tokens[at + 1]?.kind === "digits";

const isPart = (reading: Reading, at: number): boolean => {
  const token = reading.tokens[at];
  if (!token) return false;
  if (token.kind === "digits") return token.folded.length < 7;
  if (token.kind === "sign") return /^[-/·.]$/.test(token.folded);
  return token.kind === "word" && isLetters(reading, at, token);
};

type Run = { readonly first: number; readonly last: number };

/** The longest stretch of plate letters and digits that begins at a token, as far as a plate goes. */
export const plateRun = (reading: Reading, first: number): Run | undefined => {
  const { tokens } = reading;
  if (!isPart(reading, first)) return undefined;
  let last = first;
  while (last < first + 10 && isPart(reading, last + 1) && !isApart(reading, last + 1)) last += 1;
  while (last > first && (isTail(tokens[last]) || isCounting(reading, last))) last -= 1;
  return isPlate(tokens.slice(first, last + 1)) ? { first, last } : undefined;
};

/** "B 77 XKT 19 people": what is counted is no part of a plate. */
const isCounting = (reading: Reading, at: number): boolean =>
  reading.tokens[at]?.kind === "digits" &&
  reading.tokens[at - 1]?.case === "upper" &&
  reading.tokens[at - 2]?.kind === "digits" &&
  has(reading, at + 1, marks.unit);

/** Signs, and the Arabic letter that is "and". */
const isTail = (token: Token | undefined): boolean =>
  token?.kind === "sign" || (token?.kind === "word" && !token.glued && /^[وه]$/.test(token.folded));

/** A full stop followed by white space ends a sentence, not a part of a plate. */
const isApart = ({ tokens }: Reading, at: number): boolean =>
  tokens[at]?.folded === "." && !(tokens[at]?.glued && tokens[at + 1]?.glued);

const isPlate = (parts: readonly Token[]): boolean => {
  const digits = parts.filter(({ kind }) => kind === "digits").map(({ folded }) => folded.length);
  const count = digits.reduce((sum, length) => sum + length, 0);
  const groups = parts.filter(({ kind }) => kind === "word");
  const isWide = digits.length < 5 && groups.length < 5;
  const isTold = groups.length > 0 || (digits.length > 1 && digits.length < 4);
  const isTime = groups.length === 0 && /^\d{1,2}[.]\d{2}$/.test(parts.map(({ folded }) => folded).join(""));
  return isWide && isTold && !isTime && count > 2 && count < 9 && digits.some((length) => length > 1);
};
