import type { DetectedLanguage } from "../language/language.ts";
import type { Reading } from "./reading.ts";

/** How many words of a language look, and its names hardly: persons of verbs, plurals, adjectives; written folded. */
const shapes: Readonly<Partial<Record<DetectedLanguage, RegExp>>> = {
  ar: /^(?:[يتن]|بي|بت|بن).{3}|^[بفك]ال..|(?:ين|ات|يه|ون|وا|نا|ت)$/,
  fa: /...ها$|هاي$|...شون$/,
  prs: /...ها$|هاي$/,
  ps: /(?:ږي|ونه|ونو)$/,
  ur: /(?:تا|تي)$/,
  ckb: /^ده.|كه(?:م|ت|ي|مان|يان)$/,
  ru: /(?:[ыи]й|[ая]я|[оеиы]е|[ео]го|[ео]му|ть|т?ь?ся|[ею]т|[ия]т|[аеиыя]ли|[аеи]ла|[еао]но|ло)$/,
  uk: /(?:[иі]й|[ео]го|[ео]му|ти|ться|ють|[аеиія]ли|[аеи]ла|[еао]но|ло)$/,
  tr: /(?:yor|yorlar|l[ae]r|l[ae]ri|mis|mus|[dt][iu]|m[ae]k|c[ae]k|s[iu]z|l[iu]k)$/,
  kmr: /^(?:di|na).{2,}(?:e|in|im|it)$/,
};

/** How much such a word must look like a name all the same. */
export const despiteShape = 1;

/** Whether a word without a capital is shaped as words of the message's language are. */
export const isShapedAsWord = (reading: Reading, at: number): boolean => {
  const token = reading.tokens[at];
  return token?.case !== "capital" && shapes[reading.language]?.test(token?.folded ?? "") === true;
};
