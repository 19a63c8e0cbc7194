import type { DetectedLanguage } from "../language/language.ts";
import type { HomeVotes } from "./home-votes.ts";
import type { Lexicon } from "./lexicon.ts";
import { moreMarks } from "./mark.ts";
import type { NameVotes } from "./name-vote-file.ts";
import { type Normalised, normalise } from "./normalise.ts";
import { meetPhrases } from "./phrase.ts";
import { type Token, tokenise } from "./token.ts";
import type { Usage } from "./usage.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { type Word, type Words, wordReader } from "./word.ts";

/** A message made ready for the finders: normalised, in tokens, each with what the lexicons know of it. */
export type Reading = Normalised & {
  readonly tokens: readonly Token[];
  /** What is known of each token by itself. */
  readonly words: readonly Word[];
  /** Marks of the phrases that cover a token. */
  readonly bits: Int32Array;
  /** Marks of the phrases that begin at a token, and that end with it. */
  readonly opens: Int32Array;
  readonly closes: Int32Array;
  /** Marks of the second page of what begins at a token. */
  readonly more: Uint16Array;
  /** Those of the second page that only dates ask for, kept apart: names were learnt without them. */
  readonly dated: Uint16Array;
  /** Length of the clitic in front of the word that was recognised. */
  readonly clitic: Uint8Array;
  readonly language: DetectedLanguage;
  readonly vocabulary: Vocabulary;
  readonly votes: NameVotes | undefined;
  /** How annotated messages use words. */
  readonly usage: Usage;
  /** Clitics and endings of the language, the longest first. */
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  readonly nameEndings: readonly string[];
  /** Words of the language for the writer and for "and". */
  readonly selves: ReadonlySet<string>;
  readonly ands: ReadonlySet<string>;
};

/** What the knowledge of this room says of words: a lexicon for each language, and a vocabulary. */
export type Learnt = {
  readonly lexicon: (language: DetectedLanguage) => Lexicon;
  readonly vocabulary: Vocabulary;
  readonly votes: NameVotes | undefined;
  readonly usage: Usage;
  readonly homes: HomeVotes | undefined;
};

/** Takes some marks out of a list, into one of their own. */
const apart = (list: Uint16Array, wanted: number): Uint16Array => {
  const taken = list.map((bits) => bits & wanted);
  for (const [i, bits] of taken.entries()) if (bits) list[i] = (list[i] ?? 0) & ~wanted;
  return taken;
};

/** The marks that words have by themselves. */
const marksOf = (words: readonly Word[]) => {
  const { length } = words;
  const [bits, opens, closes] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
  const more = new Uint16Array(length);
  const clitic = new Uint8Array(length);
  for (const [i, word] of words.entries()) {
    bits[i] = word.bits;
    opens[i] = word.edges;
    closes[i] = word.edges;
    more[i] = word.more;
    clitic[i] = word.clitic;
  }
  return { bits, opens, closes, more, clitic };
};

/** Reads a text with a lexicon; linear in the length of the text. `met` holds the words of earlier readings of the same message. */
export const read = (text: string, language: DetectedLanguage, learnt: Learnt, met: Words = new Map()): Reading => {
  const { vocabulary, votes, usage } = learnt;
  const lexicon = learnt.lexicon(language);
  const normal = normalise(text);
  const tokens = tokenise(normal.plain, normal.folded);
  const words = tokens.map(wordReader(lexicon, vocabulary, language, met));
  const { clitic, ...marked } = marksOf(words);
  meetPhrases(lexicon, { tokens, words, ...marked });
  const { prefixes, suffixes, nameEndings, selves, ands } = lexicon;
  const dated = apart(marked.more, moreMarks.age | moreMarks.calendar);
  const known = { prefixes, suffixes, nameEndings, selves, ands };
  return { ...normal, tokens, words, ...marked, dated, clitic, language, vocabulary, votes, usage, ...known };
};

/** Whether one of the marks stands among the last `reach` tokens before an offset, within the sentence. */
export const follows = (reading: Reading, offset: number, mark: number, reach: number): boolean => {
  const { tokens, bits } = reading;
  for (let i = tokenBefore(tokens, offset), seen = 0; i >= 0 && seen < reach; i -= 1, seen += 1) {
    const token = tokens[i];
    if (!token || (bits[i] ?? 0) & mark) return token !== undefined;
    if (/^[!?;]$/.test(token.folded)) return false;
  }
  return false;
};

/** Whether one of the marks stands among the first `reach` tokens after an offset. */
export const precedes = (reading: Reading, offset: number, mark: number, reach: number): boolean => {
  const { tokens, bits } = reading;
  const first = tokenBefore(tokens, offset) + 1;
  for (let i = first; i < tokens.length && i < first + reach; i += 1) {
    if ((bits[i] ?? 0) & mark) return true;
    if (/^[.!?;]$/.test(tokens[i]?.folded ?? "")) return false;
  }
  return false;
};

/** The index of the last token that ends at or before an offset; -1 when there is none. */
export const tokenBefore = (tokens: readonly Token[], offset: number): number => {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
