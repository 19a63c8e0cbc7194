import type { DetectedLanguage } from "../language/language.ts";
import { marks, numbered, secondPage } from "./mark.ts";

const shared = "common";
const names = marks.given | marks.family | marks.ambiguous;
const lasting = names | marks.places | marks.unit | marks.platform | marks.number | marks.link;

/** One language on paper: the words of one are those of the other. */
const sameOnPaper: Readonly<Partial<Record<DetectedLanguage, string>>> = { fa: "prs", prs: "fa" };

/** The numbers of the language itself, of the one that is written alike, and of what belongs to all. */
const owners = (languages: ReadonlyMap<string, number>, language: DetectedLanguage): ReadonlySet<number | undefined> =>
  new Set([languages.get(language), languages.get(sameOnPaper[language] ?? ""), languages.get(shared)]);

const foreignPhrase = (found: number): number => found & ~(marks.common | marks.hint);
const foreignWord = (found: number, isUnknown: boolean): number => {
  let bits = found & (lasting | numbered);
  if (found & (marks.before | marks.title)) bits |= marks.maybe;
  if (found & (marks.maybe | marks.label)) bits |= marks.hint;
  if (found & marks.common) bits |= isUnknown || found & names ? marks.common : marks.elsewhere;
  return bits;
};

/** Marks of the second page that a word or phrase has in a message of this language: its own and the common ones. */
export const moreBitsOf = (
  senses: Int32Array,
  languages: ReadonlyMap<string, number>,
  language: DetectedLanguage,
): number => {
  const mine = owners(languages, language);
  let bits = 0;
  for (let i = 0; i < senses.length; i += 2) {
    const source = (senses[i] ?? 0) - secondPage;
    if (source >= 0 && (language === "und" || mine.has(source))) bits |= senses[i + 1] ?? 0;
  }
  return bits;
};

/**
 * What a word or phrase means in a message of this language: triggers of other languages count less, their words hardly.
 * `senses` is flat: the number of a language, its marks, the next language, its marks …
 */
export const bitsOf = (
  senses: Int32Array,
  languages: ReadonlyMap<string, number>,
  language: DetectedLanguage,
  isLong: boolean,
): number => {
  const mine = owners(languages, language);
  const isUnknown = language === "und";
  const twin = languages.get(sameOnPaper[language] ?? "");
  let bits = 0;
  let isOwn = false;
  let isAny = false;
  let own = 0;
  for (let i = 0; i < senses.length; i += 2) {
    const source = senses[i];
    if (source === undefined || source >= secondPage) continue;
    const found = senses[i + 1] ?? 0;
    const isMine = mine.has(source);
    isOwn ||= isMine;
    if (isMine && source !== twin) own |= found;
    isAny = true;
    bits |= isMine ? found : isLong ? foreignPhrase(found) : foreignWord(found, isUnknown);
  }
  // A small word of this language is no announcement because another language has one that is written alike.
  if (own & marks.link && !isLong) bits &= ~((numbered | marks.unit) & ~own);
  // Nor is it a unit: "at" counts years in Wolof, and "room 12 at the camp" counts nothing.
  if (own & (marks.common | marks.placeBefore) && !isLong) bits &= ~(marks.unit & ~own);
  // What is only a name in this language is no word because another language has one that is written alike.
  if (own & names && !(own & marks.common) && !isLong && bits & marks.common)
    bits = (bits & ~marks.common) | marks.elsewhere;
  if (isAny && !isOwn && !isUnknown) bits |= marks.elsewhere;
  // A Burmese word of several syllables is a phrase here: as a whole it is no name, whatever its syllables are.
  const isWord = language === "my" && (own & marks.common) !== 0 && !(own & names);
  return isLong && (bits & marks.places || isWord) ? bits | marks.compound : bits;
};
