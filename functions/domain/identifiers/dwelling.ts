import { has, isSign, tokenAt } from "./address-code.ts";
import type { Claims } from "./claim.ts";
import { marks } from "./mark.ts";
import { type Reading, tokenBefore } from "./reading.ts";

/** Finds homes that are described: "the third blue house behind the mosque". */
export const findDescriptions = (reading: Reading, claims: Claims): void => {
  for (let i = 0; i < reading.tokens.length; i += 1) {
    if (!has(reading, i, marks.dwelling)) continue;
    const stretch = describe(reading, i);
    if (stretch) claims.take({ type: "ADDRESS", ...stretch });
  }
};

const detail = marks.ordinal | marks.colour | marks.dwelling | marks.beside | marks.landmark;

/** "the third blue house behind the mosque": a dwelling, told by number or colour and by what is beside it. */
const describe = (reading: Reading, dwelling: number): { start: number; end: number } | undefined => {
  const { tokens } = reading;
  let first = dwelling;
  let last = dwelling;
  let seen = 0;
  for (let j = dwelling - 1, gap = 0; j >= 0 && gap < 2 && dwelling - j < 9; j -= 1) {
    if (has(reading, j, detail)) [first, gap] = [j, 0];
    else gap += has(reading, j, marks.link) || isSign(reading, j) ? 0 : 1;
  }
  for (let j = dwelling + 1, gap = 0; j < tokens.length && gap < 2 && j - last < 4 && j - dwelling < 14; j += 1) {
    if (/^[.!?\n]$/.test(tokens[j]?.folded ?? "")) break;
    if (has(reading, j, detail)) [last, gap] = [j, 0];
    else gap += has(reading, j, marks.link) ? 0 : 1;
  }
  for (let j = first; j <= last; j += 1) seen |= (reading.bits[j] ?? 0) & detail;
  const placed = (seen & marks.beside) !== 0 && (seen & (marks.ordinal | marks.colour)) !== 0;
  if (has(reading, last, marks.landmark) && tokens[last + 1]?.case === "capital")
    last += tokens[last + 2]?.folded === "'" ? 3 : 1;
  first = withoutSubject(reading, first, last);
  const inFront = tokens[first - 1]?.folded ?? "";
  if (article.test(inFront) || (reading.language === "pt" && shortArticle.test(inFront))) first -= 1;
  const start = tokens[first]?.start;
  const end = tokens[last]?.end;
  return placed && start !== undefined && end !== undefined && last > dwelling - 1 ? { start, end } : undefined;
};

const article = /^(?:the|la|le|el|les|los|las|l|os|as)$/;
const shortArticle = /^[oa]$/;

/** "our house is the second blue door": the home that is told of stands outside of what tells where it is. */
const withoutSubject = (reading: Reading, first: number, last: number): number => {
  const isSubject = has(reading, first, marks.dwelling) && !isLocated(reading, first);
  if (!isSubject || has(reading, first + 1, marks.ordinal | marks.colour)) return first;
  for (let i = first + 1, homes = 0; i <= last; i += 1) {
    if (has(reading, i, detail) && homes === 0) homes = i;
    if (has(reading, i, marks.dwelling)) return homes;
  }
  return first;
};

/** Where "the house behind the mosque" ends that stands right behind a number of a house; where the number ends when nothing does. */
export const endOfDescription = (reading: Reading, end: number): number => {
  const from = tokenAt(reading, end, tokenBefore(reading.tokens, end));
  let last = -1;
  let seen = 0;
  for (let i = from; i < from + 8 && i - Math.max(last, from) < 3; i += 1) {
    if (reading.tokens[i]?.kind !== "word" && !isSign(reading, i)) break;
    if (!has(reading, i, detail)) continue;
    seen |= (reading.bits[i] ?? 0) & detail;
    last = i;
  }
  const whole = marks.beside | marks.landmark | marks.dwelling;
  return (seen & whole) === whole ? (reading.tokens[last]?.end ?? end) : end;
};

/** "ከሱቁ አጠገብ", "dükkanın yanındaki": the shop beside which the home is, with the word for beside behind it. */
const isLocated = (reading: Reading, at: number): boolean =>
  has(reading, at, marks.landmark) && has(reading, at + 1, marks.beside) && !has(reading, at + 2, marks.landmark);
