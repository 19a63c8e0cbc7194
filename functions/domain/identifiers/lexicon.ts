import type { DetectedLanguage } from "../language/language.ts";
import { type LexiconTable, placeOf } from "./lexicon-table.ts";
import { marks } from "./mark.ts";
import { bitsOf, moreBitsOf } from "./sense.ts";

/** What the lexicons of all languages say in a message of one language; words are given by `keyOf`. */
export type Lexicon = {
  /** Where a word stands that is known, or that opens a phrase; -1 for any other. */
  readonly find: (key: number) => number;
  readonly bits: (place: number) => number;
  /** Marks of the second page. */
  readonly more: (place: number) => number;
  readonly isNamed: (place: number) => boolean;
  /**
   * Calls back with each phrase that the word opens and that goes on with a second word of this short hash: how many
   * words, where their hashes begin, its set of senses.
   */
  readonly phrases: (
    place: number,
    second: number,
    found: (length: number, hashes: number, senses: number) => void,
  ) => void;
  /** Marks of a phrase with such senses, and those of the second page. */
  readonly phraseBits: (senses: number) => number;
  readonly phraseMore: (senses: number) => number;
  /** The short hash of a word of a phrase. */
  readonly wordAt: (at: number) => number;
  /** Clitics and endings, the longest first. */
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  /** Endings of grammar by their last letter. */
  readonly endings: ReadonlyMap<string, readonly string[]>;
  /** Endings that only names have ("-ович", "-oğlu"). */
  readonly nameEndings: readonly string[];
  /** Whether a word has the shape of a verb, which no name has ("ኣይ-ን"). */
  readonly isVerbal: (word: string) => boolean;
  /** Words for the writer ("me", "we") and for "and": lists of people stand behind them. */
  readonly selves: ReadonlySet<string>;
  readonly ands: ReadonlySet<string>;
};

const named = marks.given | marks.family | marks.ambiguous | marks.places;

/** Reads a table for one language; what a set of senses means in it is worked out once. */
export const lexiconOf = (table: LexiconTable, language: DetectedLanguage): Lexicon => {
  const { header, setOf, firstOf, phrases, sensesOf } = table;
  const languages = new Map(header.languages.map((name, number) => [name, number]));
  const meaning = (read: (senses: Int32Array) => number): ((set: number) => number) => {
    const known = new Map<number, number>();
    return (set) => {
      const before = known.get(set);
      if (before !== undefined) return before;
      const bits = read(sensesOf(set));
      known.set(set, bits);
      return bits;
    };
  };
  const ofWord = meaning((found) => bitsOf(found, languages, language, false));
  const ofPhrase = meaning((found) => bitsOf(found, languages, language, true));
  const more = meaning((found) => moreBitsOf(found, languages, language));
  const naming = meaning((found) => Number(found.some((bits, i) => i % 2 === 1 && (bits & named) !== 0)));
  return {
    find: (key) => placeOf(table, key),
    bits: (place) => ofWord(setOf(place)),
    more: (place) => more(setOf(place)),
    isNamed: (place) => naming(setOf(place)) === 1,
    phrases: (place, second, found) => {
      let at = firstOf(place);
      if (at === 0) return;
      for (let length = phrases[at] ?? 0; length > 0; length = phrases[at] ?? 0) {
        if (phrases[at + 2] === second) found(length, at + 2, phrases[at + 1] ?? 0);
        at += length + 1;
      }
    },
    phraseBits: ofPhrase,
    phraseMore: more,
    wordAt: (at) => phrases[at] ?? 0,
    prefixes: header.prefixes[language] ?? [],
    suffixes: header.suffixes[language] ?? [],
    endings: Map.groupBy(header.endings[language] ?? [], (ending) => ending.slice(-1)),
    nameEndings: header.nameEndings,
    isVerbal: verbalShapes(header.verbal[language] ?? []),
    selves: new Set(header.selves[language]),
    ands: new Set(header.ands[language]),
  };
};

/** Shapes are written as a speaker does: "ከይ-" begins a word, "-ኹም" ends it, "ኣይ-ን" is around it. */
const verbalShapes = (shapes: readonly string[]): ((word: string) => boolean) => {
  const pairs = shapes.map((shape) => shape.split("-"));
  return (word) =>
    pairs.some(
      ([front = "", end = ""]) =>
        word.length >= front.length + end.length + 2 && word.startsWith(front) && word.endsWith(end),
    );
};
