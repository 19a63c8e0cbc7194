import type { Claim, Claims } from "./claim.ts";
import { isMeasured } from "./context.ts";
import { digitsAround } from "./number-run.ts";
import type { Reading } from "./reading.ts";

/** An account of more digits than a card goes on to its last group: "30004 00823 00012345678 45". */
const digitsOfCard = 19;
const numbers: ReadonlySet<string | null> = new Set(["PHONE", "ID_NUMBER", "BANK"]);

/** Where a number that was claimed truly begins and ends; every other claim stands as it is. */
export const numberEnds = (reading: Reading, claims: Claims, claim: Claim): Pick<Claim, "start" | "end"> => {
  if (claim.type === "PLATE") return { start: claim.start, end: endOfPlate(reading, claims, claim.end) };
  if (!numbers.has(claim.type)) return claim;
  return { start: startOfNumber(reading, claims, claim.start), end: endOfNumber(reading, claims, claim.end) };
};

/** Letters in capitals that are written on to a plate are of it: "AA 1234B", "12 AB 3456C". */
const endOfPlate = ({ plain }: Reading, claims: Claims, end: number): number => {
  if (!/\d/.test(plain.charAt(end - 1))) return end;
  const letters = /^\p{Lu}{1,3}(?![\p{L}\d])/u.exec(plain.slice(end, end + 4))?.[0].length ?? 0;
  return claims.isFree(end, end + letters) ? end + letters : end;
};

/** Letters in capitals that a number is written on to are of it: "CI93 0555 0102". */
const startOfNumber = ({ plain }: Reading, claims: Claims, start: number): number => {
  if (!/\d/.test(plain.charAt(start))) return start;
  const letters = /(?<![A-Za-z\d])[A-Z]{1,4}$/.exec(plain.slice(Math.max(0, start - 5), start))?.[0].length ?? 0;
  return claims.isFree(start - letters, start) ? start - letters : start;
};

/** A number that was found is found to its last digit: "003-456-789-1", "8 442 917 - 423". */
const endOfNumber = (reading: Reading, claims: Claims, end: number): number => {
  const { plain } = reading;
  if (!/\d/.test(plain.charAt(end - 1))) return end;
  const rest = /^(?:(?:[-/]?\d){1,12}| - \d{2,4})(?![\d.,:])/.exec(plain.slice(end, end + 25))?.[0].length ?? 0;
  if (rest > 0) return claims.isFree(end, end + rest) ? end + rest : end;
  const last = digitsAround(plain, end) > digitsOfCard ? /^ \d{2}(?![\d.,:/-])/.exec(plain.slice(end, end + 4)) : null;
  if (last && claims.isFree(end, end + last[0].length)) return end + last[0].length;
  const group = /^ \d{4,8}(?![\d.,:/-])/.exec(plain.slice(end, end + 10))?.[0].length ?? 0;
  const isOne = digitsAround(plain, end) > 9 && !isMeasured(reading, end + 1, end + group);
  return group > 0 && isOne && claims.isFree(end, end + group) ? end + group : end;
};
