import { type LexiconHeader, writeLexicon } from "./lexicon-table.ts";
import { type Mark, type MoreMark, marks, moreMarks, secondPage } from "./mark.ts";
import { foldText } from "./normalise.ts";
import { tokenise } from "./token.ts";

/** Marks by language, flat: the number of a language, its marks, the next language, its marks … */
type Senses = readonly number[];
type Phrase = { readonly words: readonly string[]; senses: number };

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
  const step = (set * 2 * secondPage + language) * 32 + (31 - Math.clz32(bit));
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

/** Compiles `identifiers/LANG.json` of every language into the files of the table that `lexicon` reads; unknown keys are left alone. */
export const compileLexicon = (
  files: readonly (readonly [language: string, json: unknown])[],
): ReadonlyMap<string, Uint8Array> => {
  const index: Index = { words: new Map(), phrases: new Map(), sets: { all: [[]], steps: new Map() } };
  const header: Header = {
    languages: [],
    prefixes: {},
    suffixes: {},
    endings: {},
    nameEndings: [],
    verbal: {},
    selves: {},
    ands: {},
  };
  for (const [language, json] of files) {
    const number = header.languages.push(language) - 1;
    for (const [key, value] of Object.entries(json ?? {})) {
      if (!isLines(value)) continue;
      const words = listOf(value);
      if (key in marks) for (const phrase of words) add(index, phrase, number, marks[key as Mark]);
      if (key === "number") for (const phrase of words) add(index, phrase, number + secondPage, moreMarks.counted);
      if (key in moreMarks)
        for (const phrase of words) add(index, phrase, number + secondPage, moreMarks[key as MoreMark]);
      else if (key === "nameEnding") header.nameEndings.push(...words);
      else if (key === "prefix") collect(header.prefixes, language, words);
      else if (key === "suffix") collect(header.suffixes, language, words);
      else if (key === "ending") collect(header.endings, language, words);
      else if (key === "verbal") header.verbal[language] = words;
      else if (key === "self") keep(header.selves, language, words);
      else if (key === "and") keep(header.ands, language, words);
    }
  }
  return writeLexicon({ header, words: index.words, phrases: index.phrases, senses: index.sets.all });
};

type Lists = Partial<Record<string, string[]>>;
type Header = LexiconHeader & {
  readonly languages: string[];
  readonly nameEndings: string[];
  readonly verbal: Lists;
  readonly prefixes: Lists;
  readonly suffixes: Lists;
  readonly endings: Lists;
  readonly selves: Lists;
  readonly ands: Lists;
};

/** In a text of an unknown language the longer words of all are understood. */
const keep = (byLanguage: Lists, language: string, words: readonly string[]): void => {
  const longer = words.filter((word) => word.length > 3);
  byLanguage.und = [...(byLanguage.und ?? []), ...longer];
  byLanguage[language] = [...words];
};

/** The longest first; for `und` those of all. */
const collect = (byLanguage: Lists, language: string, affixes: readonly string[]): void => {
  for (const key of [language, "und"])
    byLanguage[key] = [...(byLanguage[key] ?? []), ...affixes.filter(Boolean)].sort((a, b) => b.length - a.length);
};
