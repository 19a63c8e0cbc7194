import type { DetectedLanguage } from "../language/language.ts";
import { foldText } from "./normalise.ts";
import { tokenise } from "./token.ts";

/** What a word or phrase of a lexicon can be; the keys are those of `knowledge/LANG.json`. */
export const marks = {
  /** A name follows, whatever it looks like: "my name is". */
  before: 1 << 0,
  /** A name may follow: "my brother", "I am". */
  maybe: 1 << 1,
  title: 1 << 2,
  /** A name stands before it: "hanım", "naam hai". */
  after: 1 << 3,
  /** A signature follows: "regards". */
  closing: 1 << 4,
  given: 1 << 5,
  family: 1 << 6,
  /** A name that is a word of the language, too. */
  ambiguous: 1 << 7,
  common: 1 << 8,
  places: 1 << 9,
  placeBefore: 1 << 10,
  phone: 1 << 11,
  id: 1 << 12,
  bank: 1 << 13,
  birth: 1 << 14,
  vehicle: 1 << 15,
  room: 1 << 16,
  street: 1 << 17,
  unit: 1 << 18,
  ordinal: 1 << 19,
  colour: 1 << 20,
  dwelling: 1 << 21,
  beside: 1 << 22,
  landmark: 1 << 23,
  platform: 1 << 24,
  number: 1 << 25,
  /** A word between a trigger and what it announces: "is", "no.", "de". */
  link: 1 << 26,
  /** A name may stand behind it, as many other words may: "with", "thanks", "I am". */
  hint: 1 << 28,
  /** The word "name" itself: a name follows, or talk of names. */
  label: 1 << 29,
  /** Ordinary texts use the word. */
  seen: 1 << 30,
  /** Part of a place's name of several words, whatever its parts are elsewhere: "Bani Walid". */
  compound: 1 << 31,
  /** Common in a language other than the message's. */
  elsewhere: 1 << 27,
} as const;
export type Mark = keyof typeof marks;

/** A word or phrase; `senses` are its marks by language. */
export type Phrase = {
  readonly words: readonly string[];
  readonly senses: { readonly language: string; bits: number }[];
};
export type Lexicon = {
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Clitics and endings by language, the longest first; for `und` those of all. */
  readonly prefixes: ReadonlyMap<string, readonly string[]>;
  readonly suffixes: ReadonlyMap<string, readonly string[]>;
  /** Endings that only names have ("-ович", "-oğlu"). */
  readonly nameEndings: readonly string[];
};

type Lines = string | readonly string[];
const isLines = (value: unknown): value is Lines => typeof value === "string" || Array.isArray(value);
const listOf = (lines: Lines): string[] =>
  foldText(typeof lines === "string" ? lines : lines.join(","))
    .split(",")
    .map((word) => word.trim());

const plainWords = /^[^\d\u1000-\u109f]+$/;

const wordsOf = (phrase: string): readonly string[] =>
  plainWords.test(phrase)
    ? phrase.split(/[ '.:/()-]+/).filter(Boolean)
    : tokenise(phrase, phrase).flatMap((token) =>
        token.kind === "word" || token.kind === "digits" ? [token.folded] : [],
      );

type Index = { readonly byFirst: Map<string, Phrase[]>; readonly byPhrase: Map<string, Phrase> };

const add = ({ byFirst, byPhrase }: Index, text: string, language: string, bit: number): void => {
  const known = byPhrase.get(text);
  if (known) {
    const sense = known.senses.find((one) => one.language === language);
    if (sense) sense.bits |= bit;
    else known.senses.push({ language, bits: bit });
    return;
  }
  const words = wordsOf(text);
  const first = words[0];
  if (first === undefined) return;
  const phrase = { words, senses: [{ language, bits: bit }] };
  byPhrase.set(text, phrase);
  const list = byFirst.get(first);
  if (list) list.push(phrase);
  else byFirst.set(first, [phrase]);
};

/** Reads `identifiers/LANG.json` of every language into one lexicon; unknown keys are left alone. */
export const readLexicon = (files: readonly (readonly [language: string, json: unknown])[]): Lexicon => {
  const index: Index = { byFirst: new Map(), byPhrase: new Map() };
  const affixes = { prefix: new Map<string, string[]>(), suffix: new Map<string, string[]>() };
  const nameEndings: string[] = [];
  for (const [language, json] of files) {
    for (const [key, value] of Object.entries(json ?? {})) {
      if (!isLines(value)) continue;
      if (key === "prefix" || key === "suffix") collect(affixes[key], language, listOf(value));
      else if (key === "nameEnding") nameEndings.push(...listOf(value));
      else if (key in marks) for (const phrase of listOf(value)) add(index, phrase, language, marks[key as Mark]);
    }
  }
  return { phrases: index.byFirst, prefixes: affixes.prefix, suffixes: affixes.suffix, nameEndings };
};

const collect = (byLanguage: Map<string, string[]>, language: string, affixes: readonly string[]): void => {
  for (const key of [language, "und"]) {
    const all = [...(byLanguage.get(key) ?? []), ...affixes.filter(Boolean)];
    byLanguage.set(
      key,
      all.sort((a, b) => b.length - a.length),
    );
  }
};

const shared = "common";
const lasting =
  marks.given | marks.family | marks.ambiguous | marks.places | marks.unit | marks.platform | marks.number | marks.link;

/** What a phrase means in a message of this language: triggers of other languages count less, their words hardly. */
export const bitsFor = (phrase: Phrase, language: DetectedLanguage): number => {
  let bits = 0;
  let isOwn = false;
  const isLong = phrase.words.length > 1;
  for (const { language: source, bits: found } of phrase.senses) {
    isOwn ||= source === language || source === shared;
    if (source === language || source === shared) bits |= found;
    else if (isLong) bits |= found & ~(marks.common | marks.hint);
    else {
      bits |= found & (lasting | marks.phone | marks.id | marks.bank | marks.birth | marks.vehicle | marks.room);
      if (found & (marks.before | marks.title)) bits |= marks.maybe;
      if (found & (marks.maybe | marks.label)) bits |= marks.hint;
      if (found & marks.common) bits |= language === "und" ? marks.common : marks.elsewhere;
    }
  }
  if (!isOwn && language !== "und") bits |= marks.elsewhere;
  return isLong && bits & marks.places ? bits | marks.compound : bits;
};
