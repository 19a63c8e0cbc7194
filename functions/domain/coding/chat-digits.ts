import { pattern } from "../pattern.ts";

/** Digits that stand for letters in Arabic written with Latin letters; 2 is a stop that others leave out. */
const letters: Readonly<Record<string, string>> = { 2: "", 3: "a", 5: "kh", 6: "t", 7: "h", 8: "gh", 9: "q" };

const between = /(?<=[a-z])[2356789](?=[a-z])/gi;
const edges = pattern(String.raw`(?<![\p{L}\p{N}])[2356789](?=[a-z]{2})|(?<=[a-z]{2})[2356789](?![\p{L}\p{N}])`, "giu");

/** The text with such digits as letters: between letters always, at the edge of a word only in Arabic (`5km`, `7abs`). */
export function chatLetters(text: string, isArabic: boolean): string {
  if (!/[2356789]/.test(text)) return text;
  const spelt = text.replace(between, (digit) => letters[digit] ?? digit);
  return isArabic ? spelt.replace(edges(), (digit) => letters[digit] ?? digit) : spelt;
}
