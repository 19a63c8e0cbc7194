import { identifierTypes } from "./identifier.ts";

/** A word, a run of digits, a sign, a line end, or a placeholder that stands already; offsets into the normalised text. */
export type Token = {
  readonly kind: "word" | "digits" | "sign" | "line" | "placeholder";
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  /** Nothing but the token before it stands in front (no white space). */
  readonly glued: boolean;
  readonly case: "none" | "lower" | "capital" | "upper";
};

/** Words also hold the digits of Arabic in Latin letters ("ra2ed", "3ali") and the apostrophe of Ukrainian. */
const shape = new RegExp(
  `(\\[(?:${identifierTypes.join("|")})_\\d{1,6}\\])|((?:[\\p{L}\\p{M}]+|(?<!\\p{N})[37](?=[a-z]{3})[a-z]+)(?:(?<=[a-z])[2356789]'?[a-z]+|(?<=[а-яіїєґ])'[а-яіїєґ]+)*)|(\\p{N}+)|(\\n)|[^\\s]`,
  "gu",
);

const syllable = /(?<!\u1039)(?=[\u1000-\u102a\u103f](?!\u1037?[\u103a\u1039]))/u;

const caseOf = (word: string): Token["case"] => {
  if (beginsBurmese(word)) return "none";
  const first = word.charAt(0);
  if (first.toLowerCase() === first.toUpperCase()) return "none";
  if (first === first.toLowerCase()) return "lower";
  return word.length > 1 && word === word.toUpperCase() ? "upper" : "capital";
};

/** Burmese is written without spaces: its words are read by syllable. */
const pieces = (word: string): readonly string[] => (hasBurmese(word) ? word.split(syllable) : [word]);

const isBurmese = (code: number): boolean => code >= 0x1000 && code <= 0x109f;

/** Whether a word begins with a letter of Burmese. */
export const beginsBurmese = (word: string): boolean => isBurmese(word.charCodeAt(0));

/** Whether a word has a letter of Burmese. */
export const hasBurmese = (word: string): boolean => {
  for (let at = 0; at < word.length; at += 1) if (isBurmese(word.charCodeAt(at))) return true;
  return false;
};

/** Whether a word is written with the letters of Amharic and Tigrinya. */
export const isEthiopic = (word: string): boolean => {
  const code = word.charCodeAt(0);
  return code >= 0x1200 && code <= 0x137f;
};

/** Splits a normalised text into tokens, in order. */
export const tokenise = (plain: string, folded: string): readonly Token[] => {
  const tokens: Token[] = [];
  let before = -1;
  const add = (kind: Token["kind"], start: number, end: number, letters: Token["case"]): void => {
    tokens.push({ kind, start, end, folded: folded.slice(start, end), glued: start === before, case: letters });
    before = end;
  };
  for (const match of plain.matchAll(shape)) {
    const [all, placeholder, word, digits, line] = match;
    let start = match.index;
    if (word === undefined) {
      const kind = placeholder ? "placeholder" : digits ? "digits" : line ? "line" : "sign";
      add(kind, start, start + all.length, "none");
    } else {
      for (const piece of pieces(word)) {
        add("word", start, start + piece.length, caseOf(piece));
        start += piece.length;
      }
    }
  }
  return tokens;
};
