import { pattern } from "../pattern.ts";
import { endOfCode } from "./address-code.ts";
import { endOfLetterName } from "./address-word.ts";
import { moreMarks } from "./mark.ts";
import type { Reading } from "./reading.ts";

/** Where a number or code of a home ends that begins at a token, told by a letter's name or not; 0 when none does. */
export const endOfSeat = (reading: Reading, at: number): number => {
  const { kind, folded } = reading.tokens[at] ?? {};
  if (kind === "digits" || folded === "#") return endOfCode(reading, at);
  return kind === "word" ? endOfLetterName(reading, at) || endOfLetters(reading, at) : 0;
};

/** "B", "D-17", "م/212": a letter or two with digits, or a capital by itself. */
const endOfLetters = (reading: Reading, at: number): number => {
  const { tokens } = reading;
  const token = tokens[at];
  if (!token || token.end - token.start > 2 || token.glued) return 0;
  const next = tokens[at + 1];
  const number = /^[-/]$/.test(next?.folded ?? "") && next?.glued ? at + 2 : at + 1;
  const isCode = tokens[number]?.kind === "digits" && (tokens[number].glued || token.case === "capital");
  const isLetter = token.end - token.start === 1 && token.case === "capital" && token.folded !== "i";
  return isCode ? endOfCode(reading, at) : isLetter ? token.end : 0;
};

const seat = pattern(String.raw`^\p{Lu}{1,2}-\d{1,2}(?!\d)`, "u");

/** "B-17", "জি-৩৩": letters and numbers that blocks and rows have; not levels (B1) or forms (I-589). */
export const isSeat = ({ plain, tokens, more }: Reading, at: number, end: number): boolean => {
  const token = tokens[at];
  if (token?.kind !== "word" || token.folded === "i") return false;
  const isNamed = ((more[at] ?? 0) & moreMarks.letter) !== 0 && plain.charAt(token.end) === "-";
  return isNamed || seat().test(plain.slice(token.start, end));
};
