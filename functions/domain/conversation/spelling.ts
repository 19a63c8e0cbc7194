import { foldLetter } from "../identifiers/fold.ts";
import { inOneScript } from "./one-script.ts";

const marks =
  /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Says that the sign before it is an emoji. */
const asEmoji = "\ufe0f";
const between = /[^\p{L}\p{M}\p{Nd}]+/u;
/** Letters held down; made once, since a bundle makes an expression of Unicode properties anew wherever it stands. */
const held = /(\p{L})\1+/gu;
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0x1040];

/** A message as its words, without punctuation, emoji, marks and the digits of other scripts. */
export const wordsOf = (text: string): readonly string[] =>
  Array.from(text.normalize("NFKC"), latinDigit)
    .join("")
    .replace(/['’‘ʼ`´]/g, "")
    .replace(marks, "")
    .replaceAll(asEmoji, " ")
    .split(between)
    .filter((word) => word !== "");

const latinDigit = (character: string): string => {
  const code = character.charCodeAt(0);
  const zero = zeros.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? character : String(code - zero);
};

/** A word in one script, without case, accents, spelling habits and letters held down for too long: STOOOP is STOP. */
export const spelling = (word: string): string => {
  const one = inOneScript(word);
  return Array.from({ length: one.length }, (_, at) => foldLetter(one.charAt(at)))
    .join("")
    .replace(marks, "")
    .replace(held, "$1");
};

/** Whether one letter more, less, changed or swapped with its neighbour makes the one word the other. */
export const isSlipOf = (one: string, other: string): boolean => {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
};
