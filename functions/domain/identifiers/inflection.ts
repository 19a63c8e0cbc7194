import type { Lexicon } from "./lexicon.ts";
import { keyOf } from "./lexicon-table.ts";
import { marks, moreMarks, numbered } from "./mark.ts";

/** What a word may announce of structure: inflected words announce it, too. */
const announcing = numbered | marks.dwelling | marks.beside | marks.landmark | marks.ordinal | marks.colour;
/** What says so itself needs no stem; a room may be a dwelling by its stem. */
const structural = (announcing & ~marks.room) | marks.street;

const shared = moreMarks.month | moreMarks.hotel | moreMarks.address | moreMarks.floor | moreMarks.row;

/** Ethiopic vowels are the lower three bits of a sign: an ending changes that of the last ("መስጊዱ" of "መስጊድ"). */
const withoutVowel = (word: string): string => {
  const code = word.charCodeAt(word.length - 1);
  return code >= 0x1200 && code < 0x1358 ? word.slice(0, -1) + String.fromCharCode(code - (code % 8) + 5) : word;
};

/** Endings of what a Cyrillic lexicon lists: nouns and adjectives as they are named, folded. */
const cyrillic = ["", "а", "я", "ь", "о", "ии", "ыи", "іи", "ая"];

/** The forms that a stem may have in a lexicon. */
const forms = (stem: string): readonly string[] => {
  if (/ت$/.test(stem)) return [stem, `${stem.slice(0, -1)}ه`];
  if (/[а-яіїє]$/.test(stem)) return cyrillic.map((ending) => stem + ending);
  return [stem, withoutVowel(stem)];
};

/** What a stem announces, in one of the forms that a lexicon may have it in. */
const announcedBy = (lexicon: Lexicon, stem: string, word: string): Announced | undefined => {
  for (const form of forms(stem)) {
    const place = form === word ? -1 : lexicon.find(keyOf(form));
    if (place < 0) continue;
    const bits = lexicon.bits(place) & announcing;
    const more = lexicon.more(place) & shared;
    if (bits || more) return { bits, more };
  }
  return undefined;
};

type Announced = { readonly bits: number; readonly more: number };
const nothing: Announced = { bits: 0, more: 0 };

/** The same of the word without an ending. */
const announcedWithoutEnding = (lexicon: Lexicon, bare: string, word: string): Announced | undefined => {
  const shortest = bare.charCodeAt(0) < 0x590 ? 2 : 1;
  for (const ending of lexicon.endings.get(bare.charAt(bare.length - 1)) ?? []) {
    if (bare.length - ending.length <= shortest || !bare.endsWith(ending)) continue;
    const found = announcedBy(lexicon, bare.slice(0, -ending.length), word);
    if (found) return found;
  }
  return undefined;
};

/**
 * What an inflected word announces, on both pages; nothing when its language has no endings, it says so itself, or is a
 * common word: "буде" (will be) is no form of "буд." (house).
 */
export const announcedByStem = (lexicon: Lexicon, word: string, known: number): Announced => {
  if (lexicon.endings.size === 0 || known & (structural | marks.common) || word.length < 3 || word.length > 40)
    return nothing;
  const found = announcedBy(lexicon, word, word) ?? announcedWithoutEnding(lexicon, word, word);
  if (found || word.charCodeAt(0) < 0x400) return found ?? nothing;
  for (const prefix of lexicon.prefixes) {
    if (!word.startsWith(prefix) || word.length < prefix.length + 2) continue;
    const bare = word.slice(prefix.length);
    const inner = announcedBy(lexicon, bare, word) ?? announcedWithoutEnding(lexicon, bare, word);
    if (inner) return inner;
  }
  return nothing;
};
