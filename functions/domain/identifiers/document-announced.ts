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

/** "my number is A-4471": a number of no phone, since letters are in it. */
const code = pattern(String.raw`^\p{Lu}{1,3}-?\d{4,6}$`, "u");

/** "mpesa SKD7 44T1 QX": letters and figures in turns, in groups. */
const receipt = pattern(String.raw`^\p{Lu}{1,4}\d[\p{Lu}\d]{0,4}(?: [\p{Lu}\d]{2,5}){1,3}(?![\p{L}\p{N}])`, "u");

/** What can count something: "card 6302-55814 family Jasim" counts no families. */
const countable = /^(?:\d{1,7}|\d{1,3}(?:[ .,]\d{3}){1,4})$/;

/** Forms of authorities that people ask about: everybody's, nobody's. */
const form = /^(?:[IGNW]|AR|DS|EOIR)-?\d{1,3}[A-Z]?$/;

/** Short numbers count when a word announces them: "ration card 4471", "case no. 23/118". */
export const findAnnounced = (reading: Reading, claims: Claims): void => {
  const { tokens, closes, bits, plain } = reading;
  for (let i = 0; i < tokens.length; i += 1) {
    const announced = (closes[i] ?? 0) & (marks.id | marks.bank | marks.phone);
    if (!announced) continue;
    let j = i + 1;
    while (j < tokens.length && j <= i + 5 && isLink(reading, j)) j += 1;
    if (isSaying(reading, j)) j += 1;
    const token = tokens[j];
    if (!token) continue;
    const isWord = token.kind === "word" && ((bits[j] ?? 0) & (marks.common | marks.places | marks.unit)) !== 0;
    const rest = plain.slice(token.start, token.start + 48);
    const told = short().exec(rest)?.[0].trimEnd() ?? "";
    const turns = announced & marks.bank ? (receipt().exec(rest)?.[0] ?? "") : "";
    const text = turns.length > told.length ? turns : told;
    const isOfWord = announced === marks.phone || isWord;
    if (isOfWord && !code().test(text)) continue;
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

/** "A-4471": a small word of a language that is a letter of a code here. */
const isLetter = ({ tokens }: Reading, at: number): boolean =>
  tokens[at]?.case === "capital" &&
  (tokens[at]?.folded.length ?? 9) === 1 &&
  tokens[at + 1]?.folded === "-" &&
  tokens[at + 1]?.glued === true &&
  tokens[at + 2]?.kind === "digits";

const isLink = (reading: Reading, at: number): boolean =>
  (((reading.bits[at] ?? 0) & (marks.link | marks.id)) !== 0 && !isLetter(reading, at)) ||
  /^[#:=."'°(-]$/.test(reading.tokens[at]?.folded ?? "");

const isNumberWord = (reading: Reading, at: number): boolean => ((reading.bits[at - 1] ?? 0) & marks.link) !== 0;

/** "my bracelet says B 00417": a verb may stand in front of capitals with digits. */
const isSaying = ({ tokens }: Reading, at: number): boolean =>
  tokens[at]?.case === "lower" &&
  tokens[at + 1]?.kind === "word" &&
  /^(?:capital|upper)$/.test(tokens[at + 1]?.case ?? "") &&
  (tokens[at + 1]?.folded.length ?? 9) < 4 &&
  tokens[at + 2]?.kind === "digits";
