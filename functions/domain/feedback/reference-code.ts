import type { ReferenceCode } from "./handles.ts";

/** Digits and consonants: no vowel makes a word, 0 and O, 1 and I cannot be taken for each other. A prime number of letters. */
const alphabet = "23456789BCDFGHJKLMNPQRSTVWXYZ";
const randomLetters = 7;
const prefix = "HB";

/**
 * A reference code from random bytes (at least 7; bytes beyond the last whole multiple of 29 are skipped,
 * so that no letter is likelier; `undefined` when too few remain and the caller must draw again).
 */
export const referenceCode = (random: Uint8Array): ReferenceCode | undefined => {
  const even = 256 - (256 % alphabet.length);
  const letters = [...random]
    .filter((byte) => byte < even)
    .slice(0, randomLetters)
    .map((byte) => alphabet[byte % alphabet.length] ?? "");
  if (letters.length < randomLetters) return undefined;
  const body = letters.join("");
  return `${prefix}${body}${checkLetter(body)}` as ReferenceCode;
};

/** The code that a person typed, with hyphens, spaces and small letters forgiven; `undefined` if it is none. */
export const readReferenceCode = (typed: string): ReferenceCode | undefined => {
  if (typed.length > 40) return undefined;
  const plain = typed.toUpperCase().replace(/[\s\-–—.]/g, "");
  const body = plain.slice(prefix.length, -1);
  if (!plain.startsWith(prefix) || body.length !== randomLetters) return undefined;
  if (![...body].every((letter) => alphabet.includes(letter))) return undefined;
  return plain.endsWith(checkLetter(body)) ? (plain as ReferenceCode) : undefined;
};

/** Weighted sum modulo the prime 29: finds every single wrong letter and every swap of neighbours. */
const checkLetter = (body: string): string => {
  const sum = [...body].reduce((total, letter, index) => total + (index + 2) * alphabet.indexOf(letter), 0);
  return alphabet[sum % alphabet.length] ?? "";
};
