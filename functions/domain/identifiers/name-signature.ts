import type { Claims } from "./claim.ts";
import { marks } from "./mark.ts";
import { listed, raise, settled } from "./name-mark.ts";
import type { Reading } from "./reading.ts";

/** A few words that end the message behind "regards", none of them a common one. */
export const sign = (reading: Reading, bonuses: Float32Array, closing: number): void => {
  const words: number[] = [];
  for (let i = closing + 1; i < reading.tokens.length; i += 1) {
    const token = reading.tokens[i];
    if (token?.kind === "word") words.push(i);
    if (words.length > 3 || token?.kind === "digits") return;
  }
  if (
    words.some((at) => (reading.bits[at] ?? 0) & (marks.common | marks.places) && !((reading.bits[at] ?? 0) & listed))
  )
    return;
  // "Regards, Abc": a line of its own is signed by whoever it is.
  const isApart = /^[,\n:-]$/.test(reading.tokens[closing + 1]?.folded ?? "");
  for (const at of words) raise(bonuses, at, isApart && !((reading.bits[at] ?? 0) & ~listed) ? 4.6 : 3.2);
};

/** One to three words on their own at the end of a message, or in front of the number that ends it: who wrote it. */
export const signatures = (reading: Reading, bonuses: Float32Array, claims: Claims): void => {
  const words: number[] = [];
  let i = reading.tokens.length - 1;
  for (; i >= 0 && words.length < 4; i -= 1) {
    const token = reading.tokens[i];
    if (!token) return;
    const isNumber =
      token.kind === "placeholder" || (token.kind === "digits" && !claims.isFree(token.start, token.end));
    if (token.kind === "word" && claims.isFree(token.start, token.end)) words.push(i);
    else if (token.kind === "line" || (/^[.!,?)-]$/.test(token.folded) && words.length > 0)) break;
    else if (token.kind === "digits" && !isNumber) return;
  }
  if (words.length === 0 || words.length > 3 || i < 2) return;
  const bitsOf = (at: number): number => reading.bits[at] ?? 0;
  if (words.some((at) => bitsOf(at) & (marks.common | marks.places | marks.seen) && !(bitsOf(at) & listed))) return;
  // "الطعام بارد. Zokpe": who writes in letters without capitals signs as the passport does.
  const isAbroad = words.every((at) => reading.tokens[at]?.case === "capital") && reading.tokens[0]?.case === "none";
  const capital = isAbroad ? settled : 2;
  for (const at of words)
    raise(bonuses, at, bitsOf(at) & listed ? 2.2 : reading.tokens[at]?.case === "capital" ? capital : 0.6);
};
