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

/** Marks by language, flat: the number of a language, its marks, the next language, its marks … */
export type Senses = readonly number[];
export type Phrase = { readonly words: readonly string[]; senses: number };

export type Lexicon = {
  readonly words: ReadonlyMap<string, number>;
  /** What the numbers of `words` and `Phrase.senses` stand for: many words have the same senses. */
  readonly senses: readonly Senses[];
  /** Phrases of several words, by the first of them. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** The number of each language in `senses`. */
  readonly languages: ReadonlyMap<string, number>;
  /** Clitics and endings by language, the longest first; for `und` those of all. */
  readonly prefixes: ReadonlyMap<string, readonly string[]>;
  readonly suffixes: ReadonlyMap<string, readonly string[]>;
  /** Endings that only names have ("-ович", "-oğlu"). */
  readonly nameEndings: readonly string[];
  /** Words for the writer ("me", "we") and for "and", by language: lists of people stand behind them. */
  readonly selves: ReadonlyMap<string, ReadonlySet<string>>;
  readonly ands: ReadonlyMap<string, ReadonlySet<string>>;
};

type Lines = string | readonly string[];
const isLines = (value: unknown): value is Lines => typeof value === "string" || Array.isArray(value);
const listOf = (lines: Lines): string[] =>
  foldText(typeof lines === "string" ? lines : lines.join(","))
    .replace(/ *, */g, ",")
    .trim()
    .split(",");

const isPhrase = /[\s'.:/()\-\d\u1000-\u109f]/;
const hasOddTokens = /[\d\u1000-\u109f]/;

const wordsOf = (phrase: string): readonly string[] =>
  hasOddTokens.test(phrase)
    ? tokenise(phrase, phrase).flatMap(({ kind, folded }) => (kind === "word" || kind === "digits" ? [folded] : []))
    : phrase.split(/[ .:/()-]+|(?<![а-яіїєґ])'|'(?![а-яіїєґ])/).filter(Boolean);

/** Gives each set of senses a number, so that a word costs no more than a number at the start. */
type Sets = { readonly all: Senses[]; readonly steps: Map<number, number> };

const withSense = ({ all, steps }: Sets, set: number, language: number, bit: number): number => {
  const step = (set * 64 + language) * 32 + (31 - Math.clz32(bit));
  const known = steps.get(step);
  if (known !== undefined) return known;
  const senses = [...(all[set] ?? [])];
  const last = senses.length - 2;
  if (senses[last] === language) senses[last + 1] = (senses[last + 1] ?? 0) | bit;
  else senses.push(language, bit);
  const next = all.push(senses) - 1;
  steps.set(step, next);
  return next;
};

type Index = { readonly words: Map<string, number>; readonly phrases: Map<string, Phrase[]>; readonly sets: Sets };

const add = ({ words, phrases, sets }: Index, text: string, language: number, bit: number): void => {
  if (!isPhrase.test(text)) {
    if (text) words.set(text, withSense(sets, words.get(text) ?? 0, language, bit));
    return;
  }
  const parts = wordsOf(text);
  const first = parts[0];
  if (first === undefined) return;
  if (parts.length === 1) {
    words.set(first, withSense(sets, words.get(first) ?? 0, language, bit));
    return;
  }
  const list = phrases.get(first) ?? [];
  if (list.length === 0) phrases.set(first, list);
  const known = list.find((one) => isSame(one.words, parts));
  if (known) known.senses = withSense(sets, known.senses, language, bit);
  else list.push({ words: parts, senses: withSense(sets, 0, language, bit) });
};

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, i) => word === other[i]);

/** Reads `identifiers/LANG.json` of every language into one lexicon; unknown keys are left alone. */
export const readLexicon = (files: readonly (readonly [language: string, json: unknown])[]): Lexicon => {
  const index: Index = { words: new Map(), phrases: new Map(), sets: { all: [[]], steps: new Map() } };
  const languages = new Map<string, number>();
  const affixes = { prefix: new Map<string, string[]>(), suffix: new Map<string, string[]>() };
  const company = { self: new Map<string, Set<string>>(), and: new Map<string, Set<string>>() };
  const nameEndings: string[] = [];
  for (const [language, json] of files) {
    languages.set(language, languages.size);
    const number = languages.size - 1;
    for (const [key, value] of Object.entries(json ?? {})) {
      if (!isLines(value)) continue;
      if (key === "prefix" || key === "suffix") collect(affixes[key], language, listOf(value));
      else if (key === "self" || key === "and") keep(company[key], language, listOf(value));
      else if (key === "nameEnding") nameEndings.push(...listOf(value));
      else if (key in marks) for (const phrase of listOf(value)) add(index, phrase, number, marks[key as Mark]);
    }
  }
  return {
    words: index.words,
    phrases: index.phrases,
    senses: index.sets.all,
    languages,
    prefixes: affixes.prefix,
    suffixes: affixes.suffix,
    nameEndings,
    selves: company.self,
    ands: company.and,
  };
};

/** In a text of an unknown language the longer words of all are understood. */
const keep = (byLanguage: Map<string, Set<string>>, language: string, words: readonly string[]): void => {
  byLanguage.set(language, new Set(words));
  byLanguage.set("und", new Set([...(byLanguage.get("und") ?? []), ...words.filter((word) => word.length > 3)]));
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

/** What a word or phrase means in a message of this language: triggers of others count less, their words hardly. */
export const bitsFor = (lexicon: Lexicon, set: number, language: DetectedLanguage, isLong: boolean): number => {
  const senses = lexicon.senses[set] ?? [];
  const mine = lexicon.languages.get(language);
  const everyones = lexicon.languages.get(shared);
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
