/** Letters that look the same, in the order of the Latin ones; a hyphen where there is none. Source: Unicode confusables (UTS #39), capitals and small. */
const latin = "abehijkmnopcstxyz";
const cyrillic = "авеніјкм-орсѕтху-";
const greek = "αβεηι-κμνορ--τχυζ";

const among =
  (from: string, to: string) =>
  (letter: string): string => {
    const other = to[from.indexOf(letter)] ?? "-";
    return other === "-" ? letter : other;
  };
const fromCyrillic = among(cyrillic, latin);
const fromGreek = among(greek, latin);
const toCyrillic = among(latin, cyrillic);

const inLatin = /\p{Script=Latin}/u;
const inOthers = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * A word whose letters are of two scripts, in one: a keyboard that was switched within it, or a text that was copied,
 * has a Cyrillic О in STOP. No language mixes them; a word of one script, and one that stays mixed, is left as it is.
 */
export const inOneScript = (word: string): string => {
  if (!inLatin.test(word) || !inOthers.test(word)) return word;
  const letters = Array.from(word.toLowerCase());
  const asLatin = letters.map(fromCyrillic).map(fromGreek).join("");
  if (!inOthers.test(asLatin)) return asLatin;
  const asCyrillic = letters.map(toCyrillic).join("");
  return inLatin.test(asCyrillic) ? word : asCyrillic;
};
