import { pattern } from "../pattern.ts";
import type { Claims } from "./claim.ts";
import { isMeasured } from "./context.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";

const capitals = pattern(String.raw`^\p{Lu}+$`, "u");
const year = /^(?:19|20)\d\d$/;
const short = pattern(
  String.raw`^(?:\p{L}{1,5}[-/]?|\p{Lu}{1,5} )?\d{1,24}(?:[-/.][\p{L}\d]{1,12}| \d{1,12}(?!\p{L})|\p{L}{1,3}(?!\p{L})\d{0,12}){0,8}`,
  "u",
);

/** What can count something: "card 6302-55814 family Jasim" counts no families. */
const countable = /^(?:\d{1,7}|\d{1,3}(?:[ .,]\d{3}){1,4})$/;

/** Forms of authorities that people ask about: everybody's, nobody's. */
const form = /^(?:[IGNW]|AR|DS|EOIR)-?\d{1,3}[A-Z]?$/;

/** Short numbers count when a word announces them: "ration card 4471", "case no. 23/118". */
export const findAnnounced = (reading: Reading, claims: Claims): void => {
  const { tokens, closes, bits, plain } = reading;
  for (let i = 0; i < tokens.length; i += 1) {
    const announced = (closes[i] ?? 0) & (marks.id | marks.bank);
    if (!announced) continue;
    let j = i + 1;
    while (j < tokens.length && j <= i + 5 && isLink(reading, j)) j += 1;
    if (isSaying(reading, j)) j += 1;
    const token = tokens[j];
    if (!token || (token.kind === "word" && (bits[j] ?? 0) & (marks.common | marks.places | marks.unit))) continue;
    const found = short().exec(plain.slice(token.start, token.start + 48));
    const text = found?.[0].trimEnd() ?? "";
    const digits = text.replace(/\D/g, "");
    if (
      digits.length < 3 ||
      (year.test(text) && !isNumberWord(reading, j)) ||
      form.test(text) ||
      claims.isFree(token.start, token.start + 1) === false
    )
      continue;
    const end = token.start + text.length;
    if (countable.test(text) && isMeasured(reading, token.start, end)) continue;
    const start = withSeries(reading, j);
    claims.take({ type: announced & marks.bank ? "BANK" : "ID_NUMBER", start, end });
  }
};

/** Capitals in front of a number are its series: "N 01558203". */
const withSeries = (reading: Reading, at: number): number => {
  const before = reading.tokens[at - 1];
  const token = reading.tokens[at];
  const isSeries =
    before?.kind === "word" &&
    before.end - before.start < 4 &&
    capitals().test(reading.plain.slice(before.start, before.end));
  const isWord =
    ((reading.bits[at - 1] ?? 0) & (marks.id | marks.bank | marks.phone)) !== 0 &&
    (before?.end ?? 0) - (before?.start ?? 0) > 1;
  return isSeries && !isWord && token?.kind === "digits" ? before.start : (token?.start ?? 0);
};

const isLink = (reading: Reading, at: number): boolean =>
  ((reading.bits[at] ?? 0) & (marks.link | marks.id)) !== 0 || /^[#:=."'°(-]$/.test(reading.tokens[at]?.folded ?? "");

const isNumberWord = (reading: Reading, at: number): boolean => ((reading.bits[at - 1] ?? 0) & marks.link) !== 0;

/** "my bracelet says B 00417": a verb may stand in front of capitals with digits. */
const isSaying = ({ tokens }: Reading, at: number): boolean =>
  tokens[at]?.case === "lower" &&
  tokens[at + 1]?.kind === "word" &&
  /^(?:capital|upper)$/.test(tokens[at + 1]?.case ?? "") &&
  (tokens[at + 1]?.folded.length ?? 9) < 4 &&
  tokens[at + 2]?.kind === "digits";
