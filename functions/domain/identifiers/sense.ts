import type { DetectedLanguage } from "../language/language.ts";
import { marks } from "./mark.ts";

const shared = "common";
const names = marks.given | marks.family | marks.ambiguous;
const lasting = names | marks.places | marks.unit | marks.platform | marks.number | marks.link;

const foreignPhrase = (found: number): number => found & ~(marks.common | marks.hint);
const foreignWord = (found: number, isUnknown: boolean): number => {
  let bits = found & (lasting | marks.phone | marks.id | marks.bank | marks.birth | marks.vehicle | marks.room);
  if (found & (marks.before | marks.title)) bits |= marks.maybe;
  if (found & (marks.maybe | marks.label)) bits |= marks.hint;
  if (found & marks.common) bits |= isUnknown || found & names ? marks.common : marks.elsewhere;
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
  const mine = languages.get(language);
  const everyones = languages.get(shared);
  const isUnknown = language === "und";
  let bits = 0;
  let isOwn = false;
  for (let i = 0; i < senses.length; i += 2) {
    const source = senses[i];
    const found = senses[i + 1] ?? 0;
    const isMine = source === mine || source === everyones;
    isOwn ||= isMine;
    bits |= isMine ? found : isLong ? foreignPhrase(found) : foreignWord(found, isUnknown);
  }
  if (!isOwn && !isUnknown) bits |= marks.elsewhere;
  return isLong && bits & marks.places ? bits | marks.compound : bits;
};
