import { pattern } from "../pattern.ts";
import type { Finder } from "./claim.ts";
import { announcedAs, isMeasured, isPriced } from "./context.ts";
import type { IdentifierType } from "./identifier.ts";
import { marks } from "./mark.ts";
import { follows, type Reading } from "./reading.ts";

const runs = /[+(]{0,2}\d(?:[ .\-/()_·*•|]{0,3}\d|,\d)*/gu;
const disguised = pattern(String.raw`(?<![\p{L}\p{N}])(?:[oil]*\d[\doil]*)(?![\p{L}\p{N}])`, "gu");
const grouped = /^\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?$/;
const wordBehind = pattern(String.raw`^ \p{L}`, "u");
const country = /(?:^|[\s:])([a-z]{1,4})[ -]?#?:?\s?$/;

/** Fewer digits than this are nobody's number, unless words say so. */
const enough = 7;

/** One number, or two of about the same size: "1954-00-882" is no range. */
const isRange = (parts: readonly string[]): boolean =>
  parts.length < 2 || (parts.length === 2 && Math.abs((parts[0]?.length ?? 0) - (parts[1]?.length ?? 0)) < 3);

/** "card 6302-55814 family Jasim": what is announced and has two parts is no range, unless both are round. */
const isAnnouncedCode = (reading: Reading, parts: readonly string[], start: number): boolean =>
  parts.length === 2 && announcedAs(reading, start, 4) !== undefined && !parts.every((part) => part.endsWith("0"));

/** Nobody pays or counts 447 183 295, nor from 8835 to 5629. */
const isTooExact = (text: string, parts: readonly string[]): boolean =>
  (parts.length === 1 && text.replace(/\D/g, "").length > 8 && !text.endsWith("00")) ||
  (parts.length === 2 &&
    parts.every((part) => /^\d{4}$/.test(part)) &&
    !parts.every((part) => /0$|^(?:1[2-5]|19|20)\d\d$/.test(part)));

const isAmount = (reading: Reading, text: string, start: number, end: number): boolean => {
  if (/^(?:[+(]|0)/.test(text)) return false;
  const parts = text.split(/ ?[-/] ?/);
  if (isAnnouncedCode(reading, parts, start)) return false;
  if (isTooExact(text, parts)) return false;
  // "form 4471832 says": what is announced as a number right in front counts nothing, unless it is round.
  if (/^(?:ID_NUMBER|PHONE)$/.test(announcedAs(reading, start, 2) ?? "") && !text.endsWith("00")) return false;
  if (
    isMeasured(reading, start, end) &&
    isRange(parts) &&
    parts.every((part) => grouped.test(part) || /^\d{1,10}$/.test(part))
  )
    return true;
  if (
    isPriced(reading, start) &&
    isRange(parts) &&
    parts.every((part) => grouped.test(part) || /^[1-9]\d{0,9}$/.test(part))
  )
    return true;
  if (announcedAs(reading, start, 4)) return false;
  return (
    parts.every((part) => grouped.test(part) && /(?:^\D*(?:\d\D*){2,6}[05]0|000)(?:[.,]\d\d)?$/.test(part)) ||
    /^[1-9]\d{0,2}0{5,9}$/.test(text)
  );
};

const kindOf = (reading: Reading, text: string, start: number): IdentifierType => {
  const announced = announcedAs(reading, start);
  const digits = text.replace(/\D/g, "");
  if (/^[+(]|^00/.test(text) && announced !== "BANK") return "PHONE";
  if (announced && announced !== "PLATE") return announced;
  if (digits.startsWith("0") || (digits.length >= 8 && digits.length <= 10)) return "PHONE";
  return digits.length > 13 ? "BANK" : "ID_NUMBER";
};

/** Letters in front of an announced number belong to it: "A 218-447-306". */
const withLetters = (reading: Reading, start: number): number => {
  const head = country.exec(reading.folded.slice(Math.max(0, start - 8), start));
  const letters = head?.[1];
  if (!head || !letters) return start;
  const at = start - head[0].length + head[0].indexOf(letters);
  const upper = reading.plain.slice(at, at + letters.length);
  const announced = announcedAs(reading, at, 5);
  if (follows(reading, start, marks.id | marks.bank | marks.phone, 1)) return start;
  const isTold = announced === "ID_NUMBER" || announced === "BANK";
  return letters.length < 4 && upper === upper.toUpperCase() && isTold ? at : start;
};

/** "+8821 655 501 47": with the sign of other countries so few digits, and groups as short, are one number. */
const isWholeAbroad = (text: string): boolean =>
  /^\+\d{1,4}(?: \d{2,3}){2,4}$/.test(text) && text.replace(/\D/g, "").length < 13;

/** Digits of the longest telephone number (ITU-T E.164). */
const longestNumber = 15;

/** Longer than numbers are, or with a last group that counts what stands behind it: "0691 234 567 3 people". */
const isOverlong = (reading: Reading, text: string, start: number): boolean => {
  const end = start + text.length;
  return text.replace(/\D/g, "").length > longestNumber || isMeasured(reading, start + text.lastIndexOf(" ") + 1, end);
};

/** "camp 9 01855 720 163": a short number that belongs to the word in front is no part of what follows. */
const withoutPlaceNumber = (reading: Reading, text: string, start: number): { text: string; start: number } => {
  const head = /^\d{1,2} (?=0\d{2}|\+)/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(head);
  const tail = /^(.*\d) \d{1,2}$/.exec(text)?.[1];
  const isApart =
    tail !== undefined && tail.replace(/\D/g, "").length > 8 && /\d{4}|\D\d{3}$/.test(tail) && !/\D\d{2}$/.test(tail);
  if (
    isApart &&
    !isWholeAbroad(text) &&
    isOverlong(reading, text, start) &&
    wordBehind().test(reading.folded.slice(start + text.length, start + text.length + 2))
  )
    return { text: tail, start };
  const isNumber = head > 0 && rest.replace(/\D/g, "").length > 8 && !announcedAs(reading, start, 2);
  return isNumber ? { text: rest, start: start + head } : { text, start };
};

/** Digit by digit: "9 2 3, 5 5 5, 0 1 4". */
const oneByOne = /(?<!\d)\d(?:,? \d{1,2}){6,14}(?!\d)/g;

/** Claims every run of seven or more digits, however separated, that is not an amount, a date or a time. */
export const findNumbers: Finder = (reading, claims) => {
  const text = reading.folded.replace(disguised(), (word) => word.replaceAll("o", "0").replace(/[il]/g, "1"));
  for (const match of text.matchAll(oneByOne))
    claims.take({ type: "PHONE", start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(runs)) {
    const digits = match[0].replace(/\D/g, "").length;
    if (digits < 6) continue;
    const run = withoutPlaceNumber(reading, match[0], match.index);
    const start = run.start;
    const end = start + run.text.length;
    const announced = announcedAs(reading, start, 4);
    if (digits < enough && !(announced && announced !== "PLATE" && !isMeasured(reading, start, end))) continue;
    if (isAmount(reading, run.text, start, end)) continue;
    claimFree(reading, claims, run.text, start);
  }
};

/** Claims what is free of a run: a date that was kept in its middle stays. */
const claimFree = (reading: Reading, claims: Parameters<Finder>[1], text: string, start: number): void => {
  const end = start + text.length;
  if (claims.isFree(start, end)) {
    claims.take({ type: kindOf(reading, text, start), start: withLetters(reading, start), end });
    return;
  }
  let from = start;
  for (let i = start; i <= end; i += 1) {
    if (i < end && claims.isFree(i, i + 1)) continue;
    const piece = reading.folded.slice(from, i).trim();
    const at = from + reading.folded.slice(from, i).indexOf(piece);
    if (piece.replace(/\D/g, "").length >= enough && !isAmount(reading, piece, at, at + piece.length))
      claims.take({ type: kindOf(reading, piece, at), start: at, end: at + piece.length });
    from = i + 1;
  }
};
