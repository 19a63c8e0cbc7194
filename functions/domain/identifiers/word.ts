import type { DetectedLanguage } from "../language/language.ts";
import { announcedByStem } from "./inflection.ts";
import type { Lexicon } from "./lexicon.ts";
import { keyOf } from "./lexicon-table.ts";
import { lookUp } from "./look-up.ts";
import { marks } from "./mark.ts";
import type { Token } from "./token.ts";
import { ofName, type Vocabulary } from "./vocabulary.ts";

/** What is known of a word, a number or a sign by itself, whatever stands beside it. */
export type Word = {
  /** 0 for what is neither word nor number. */
  readonly key: number;
  /** Marks that it has, and those of what it announces or is as a phrase of one word. */
  readonly bits: number;
  readonly edges: number;
  /** Marks of the second page. */
  readonly more: number;
  /** Length of the clitic in front of the word that was recognised. */
  readonly clitic: number;
  /** Where the lexicon has it, and the phrases that it opens; -1 for nowhere. */
  readonly place: number;
  /** How much it looks like a name; NaN until somebody asked (`name-looks.ts`). */
  looks: number;
  /** What votes ask of it, once they did (`name-sight.ts`). */
  sight: WordSight | undefined;
};

/** Hashes of its letters; how much it looks like a name, and how large lists have it. */
export type WordSight = {
  /** Its first three letters, its last three and two. */
  readonly head: number;
  readonly tail: number;
  readonly end: number;
  readonly letters: LetterSight;
  readonly looks: number;
  readonly listed: number;
  /** How the list of towns has it (`town.ts`). */
  readonly town: number;
  /** How annotated messages use it (`usage.ts`). */
  readonly use: number;
};

/** Buckets of evidence that all runs of letters in a word are: of itself, of the word behind it, of the one before it. */
export type LetterSight = {
  readonly own: readonly number[];
  readonly before: readonly number[];
  readonly behind: readonly number[];
};

/** Words of one message by kind and letters: it repeats them, and is read again when something was found. */
export type Words = Map<string, Word>;

type Marks = Omit<Word, "key" | "looks" | "sight">;

const plain: Marks = { bits: 0, edges: 0, more: 0, clitic: 0, place: -1 };

/** Makes the function that tells what a token is by itself; every word of a message is looked up once. */
export const wordReader = (
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  language: DetectedLanguage,
  words: Words,
): ((token: Token) => Word) => {
  const readWord = (folded: string, isWord: boolean): Marks => {
    const isSeen = isWord && vocabulary.knows(folded);
    const known = lookUp(lexicon, folded, keyOf(folded));
    const means = known ? lexicon.bits(known.place) : 0;
    const stem = announcedByStem(lexicon, folded, means);
    if (!known) {
      const place = isWord && isOfPlace(vocabulary, lexicon.prefixes, folded) ? marks.places : 0;
      const isVerb = !stem.bits && lexicon.isVerbal(folded) && vocabulary.nameness(folded, language) < 3;
      const edges = stem.bits | place;
      return {
        ...plain,
        bits: edges | (isSeen || isVerb ? marks.seen : 0) | (isVerb ? marks.common : 0),
        edges,
        more: stem.more,
      };
    }
    const isName = (means & (marks.given | marks.family)) !== 0 && known.isSure && !vocabulary.knows(ofName(folded));
    const edges = stem.bits | means;
    return {
      bits: edges | (isSeen && !isName ? marks.seen : 0),
      edges,
      more: stem.more | lexicon.more(known.place),
      clitic: known.clitic,
      place: known.place,
    };
  };
  return ({ kind, folded }) => {
    const name = kind === "word" ? folded : `${kind} ${folded}`;
    const met = words.get(name);
    if (met) return met;
    const isRead = kind === "word" || kind === "digits";
    const word = isRead ? { key: keyOf(folded), ...readWord(folded, kind === "word") } : { key: 0, ...plain };
    const whole = { ...word, looks: Number.NaN, sight: undefined };
    words.set(name, whole);
    return whole;
  };
};

/** A place that we met, by itself or behind a clitic; shorter words are none. */
const isOfPlace = (vocabulary: Vocabulary, prefixes: readonly string[], word: string): boolean =>
  word.length > 2 &&
  (vocabulary.isOfPlace(word) ||
    prefixes.some(
      (prefix) =>
        word.startsWith(prefix) && word.length > prefix.length + 3 && vocabulary.isOfPlace(word.slice(prefix.length)),
    ));
