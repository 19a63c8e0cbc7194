import type { Lexicon } from "./lexicon.ts";
import { keyOf } from "./lexicon-table.ts";
import { isEthiopic } from "./token.ts";

/** `isSure`: no chance likeness, as of "женой" (wife) with a Женя in another case. */
export type Known = { readonly place: number; readonly clitic: number; readonly isSure: boolean };

/** A word as the lexicon has it: as it stands, without a clitic in front, or (names and places) without its ending. */
export const lookUp = (lexicon: Lexicon, word: string, key: number): Known | undefined => {
  const place = lexicon.find(key);
  if (place >= 0) return { place, clitic: 0, isSure: true };
  for (const prefix of lexicon.prefixes) {
    if (word.length < prefix.length + 2 || !word.startsWith(prefix)) continue;
    const inner = lexicon.find(keyOf(word.slice(prefix.length)));
    if (inner >= 0) return { place: inner, clitic: prefix.length, isSure: false };
  }
  return withoutEnding(lexicon, word) ?? (isEthiopic(word) ? withoutBoth(lexicon, word) : undefined);
};

/** "የብርቱካንን", "ንለተብርሃንን": a clitic in front and an ending behind one name. */
const withoutBoth = (lexicon: Lexicon, word: string): Known | undefined => {
  for (const prefix of lexicon.prefixes) {
    if (word.length < prefix.length + 3 || !word.startsWith(prefix)) continue;
    const inner = withoutEnding(lexicon, word.slice(prefix.length));
    if (inner) return { ...inner, clitic: prefix.length };
  }
  return undefined;
};

const stems = (word: string, suffix: string): readonly string[] => {
  const stem = word.slice(0, word.length - suffix.length);
  return /[а-яіїє]$/.test(word) ? [stem, `${stem}а`, `${stem}я`, `${stem}и`, `${stem}о`, `${stem}ь`] : [stem];
};

const withoutEnding = (lexicon: Lexicon, word: string): Known | undefined => {
  for (const suffix of lexicon.suffixes) {
    if (word.length < suffix.length + 2 || !word.endsWith(suffix)) continue;
    for (const stem of stems(word, suffix)) {
      const place = lexicon.find(keyOf(stem));
      if (place >= 0 && lexicon.isNamed(place)) return { place, clitic: 0, isSure: stem.length > 4 };
    }
  }
  return undefined;
};
