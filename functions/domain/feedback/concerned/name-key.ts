import { normalise } from "../../identifiers/normalise.ts";
import { soundsOf } from "./sounds.ts";

/** A word as it is compared: without case and accents, and by its sound, which is the same in every script. */
export type NameKey = {
  readonly folded: string;
  /** Letters that are swapped or doubled within a script, made one: Kareem and Karim. */
  readonly loose: string;
  /** Consonants by their sound: `Mohammed`, محمد and Мухаммад are `mhmt`. A Somali `c` may be silent and a `kh` a k: up to three. */
  readonly sounds: readonly string[];
  readonly script: number;
};

/** A word of a text: folded, and whether it was written with a capital. */
export type WrittenWord = { readonly word: string; readonly isCapital: boolean };

const mostWords = 2_000;

/** A text word by word; nobody's name has more than forty letters. */
export const wordsWritten = (text: string): readonly WrittenWord[] => {
  const { plain, folded } = normalise(softened(text));
  const found = [...folded.matchAll(/[\p{L}\p{M}\p{N}]{1,40}/gu)].slice(0, mostWords);
  return found.map(({ 0: word, index }) => ({ word, isCapital: /\p{Lu}/u.test(plain.charAt(index)) }));
};

/** The words alone. */
export const wordsOf = (text: string): readonly string[] => wordsWritten(text).map(({ word }) => word);

/** The key of one word of `wordsOf`. */
export const keyOf = (word: string): NameKey => ({
  folded: withoutArticle(word),
  loose: loose(withoutArticle(word)),
  sounds: [...new Set([word, word.replace(/c/g, ""), word.replace(/kh|[خхখ]/gu, "k")].map(bySound))],
  script: scriptOf(word),
});

/** A cedilla is a sound of its own, which folding would take for a bare letter. */
const softened = (text: string): string => text.normalize("NFC").replace(/ç/g, "s").replace(/Ç/g, "S");

/** "الحسن" and its small words in front; what is left must still be a word. */
const withoutArticle = (word: string): string => word.replace(/^[وبفل]?ال(?=.{3})|^لل(?=.{3})/u, "");

const loose = (word: string): string =>
  word
    .replace(/ph/g, "f")
    .replace(/ou|[ow]/g, "u")
    .replace(/[ey]/g, "i")
    .replace(/[qc]/g, "k")
    .replace(/h$/, "")
    .replace(/(.)\1+/gu, "$1");

/** The first sound, also where it is a vowel; then consonants. A doubled one is one, an `h` at the end none. */
const bySound = (word: string): string => {
  const sounds = soundsOf(withoutArticle(word))
    .replaceAll("-", "")
    .replace(/([^a])\1/g, "$1");
  const first = /^[awy]/.exec(sounds)?.[0].toUpperCase() ?? "";
  return `${first}${sounds.slice(first.length).replace(/[awy]/g, "").replace(/h$/, "")}`;
};

/** The block of Unicode that a word begins in, as far as scripts differ by it. */
const scriptOf = (word: string): number => {
  const code = word.charCodeAt(0);
  return code < 0x250 ? 0 : code >> 8;
};
