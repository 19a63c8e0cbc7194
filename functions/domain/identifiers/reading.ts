import type { DetectedLanguage } from "../language/language.ts";
import type { HomeVotes } from "./home-votes.ts";
import { announcedByStem } from "./inflection.ts";
import type { Lexicon } from "./lexicon.ts";
import { keyOf, shortKey } from "./lexicon-table.ts";
import { marks, moreMarks } from "./mark.ts";
import type { NameVotes } from "./name-votes.ts";
import { type Normalised, normalise } from "./normalise.ts";
import { isEthiopic, type Token, tokenise } from "./token.ts";
import { ofName, type Vocabulary } from "./vocabulary.ts";

/** A message made ready for the finders: normalised, in tokens, each with what the lexicons know of it. */
export type Reading = Normalised & {
  readonly tokens: readonly Token[];
  /** Keys of the words and numbers (`lexicon-table.ts`); 0 for signs. */
  readonly keys: Uint32Array;
  /** How much each word looks like a name; NaN until somebody asked (`name-looks.ts`). */
  readonly looks: Float32Array;
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
  /** Clitics and endings of the language, the longest first. */
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  readonly nameEndings: readonly string[];
  /** Words of the language for the writer and for "and". */
  readonly selves: ReadonlySet<string>;
  readonly ands: ReadonlySet<string>;
};

const joins = /^['./-]$/;

/** The index of the next word of a phrase: signs that people put into or leave out of phrases are passed over. */
const nextWord = (tokens: readonly Token[], from: number): number => {
  let i = from;
  while (i - from < 2 && joins.test(tokens[i]?.folded ?? "")) i += 1;
  return i;
};

/** Keys of the words and numbers of a text; 0 for signs. */
const keysOf = (tokens: readonly Token[]): Uint32Array =>
  Uint32Array.from(tokens, ({ kind, folded }) => (kind === "word" || kind === "digits" ? keyOf(folded) : 0));

/** Where a phrase ends that begins at a token; -1 when the text goes on in another way. */
const endOf = (
  lexicon: Lexicon,
  tokens: readonly Token[],
  keys: Uint32Array,
  from: number,
  length: number,
  words: number,
) => {
  let i = from;
  for (let w = 1; w < length; w += 1) {
    i = nextWord(tokens, i + 1);
    if (shortKey(keys[i] ?? 0) !== lexicon.wordAt(words + w - 1) || !keys[i]) return -1;
  }
  return i;
};

/** `isSure`: no chance likeness, as of "женой" (wife) with a Женя in another case. */
type Known = { readonly place: number; readonly clitic: number; readonly isSure: boolean };

/** A word as the lexicon has it: as it stands, without a clitic in front, or (names and places) without its ending. */
const lookUp = (lexicon: Lexicon, word: string, key: number): Known | undefined => {
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

/** A place that we met, by itself or behind a clitic; shorter words are none. */
const isOfPlace = (vocabulary: Vocabulary, prefixes: readonly string[], word: string): boolean =>
  word.length > 2 &&
  (vocabulary.isOfPlace(word) ||
    prefixes.some(
      (prefix) =>
        word.startsWith(prefix) && word.length > prefix.length + 3 && vocabulary.isOfPlace(word.slice(prefix.length)),
    ));

/** What the knowledge of this room says of words: a lexicon for each language, and a vocabulary. */
export type Learnt = {
  readonly lexicon: (language: DetectedLanguage) => Lexicon;
  readonly vocabulary: Vocabulary;
  readonly votes: NameVotes | undefined;
  readonly homes: HomeVotes | undefined;
};

/** Takes some marks out of a list, into one of their own. */
const apart = (list: Uint16Array, wanted: number): Uint16Array => {
  const taken = list.map((bits) => bits & wanted);
  for (const [i, bits] of taken.entries()) if (bits) list[i] = (list[i] ?? 0) & ~wanted;
  return taken;
};

/** Reads a text with a lexicon; linear in the length of the text. */
export const read = (text: string, language: DetectedLanguage, learnt: Learnt): Reading => {
  const { vocabulary, votes } = learnt;
  const lexicon = learnt.lexicon(language);
  const normal = normalise(text);
  const tokens = tokenise(normal.plain, normal.folded);
  const keys = keysOf(tokens);
  const bits = new Int32Array(tokens.length);
  const opens = new Int32Array(tokens.length);
  const closes = new Int32Array(tokens.length);
  const clitic = new Uint8Array(tokens.length);
  const more = new Uint16Array(tokens.length);
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.kind !== "word" && token?.kind !== "digits") continue;
    if (token.kind === "word" && vocabulary.knows(token.folded)) bits[i] = (bits[i] ?? 0) | marks.seen;
    const known = lookUp(lexicon, token.folded, keys[i] ?? 0);
    const stem = announcedByStem(lexicon, token.folded, known ? lexicon.bits(known.place) : 0);
    if (stem.bits || stem.more) {
      for (const list of [bits, opens, closes]) list[i] = (list[i] ?? 0) | stem.bits;
      more[i] = stem.more;
    }
    if (!known) {
      if (token.kind === "word" && isOfPlace(vocabulary, lexicon.prefixes, token.folded))
        for (const list of [bits, opens, closes]) list[i] = (list[i] ?? 0) | marks.places;
      if (!stem.bits && lexicon.isVerbal(token.folded) && vocabulary.nameness(token.folded, language) < 3)
        bits[i] = (bits[i] ?? 0) | marks.seen;
      continue;
    }
    clitic[i] = known.clitic;
    const meet = (end: number, found: number): void => {
      for (let j = i; j <= end; j += 1) bits[j] = (bits[j] ?? 0) | found;
      opens[i] = (opens[i] ?? 0) | found;
      closes[end] = (closes[end] ?? 0) | found;
    };
    const means = lexicon.bits(known.place);
    if (means & (marks.given | marks.family) && known.isSure && !vocabulary.knows(ofName(token.folded)))
      bits[i] = (bits[i] ?? 0) & ~marks.seen;
    meet(i, means);
    more[i] = (more[i] ?? 0) | lexicon.more(known.place);
    lexicon.phrases(known.place, (length, words, means, meansMore) => {
      const end = endOf(lexicon, tokens, keys, i, length, words);
      if (end <= i) return;
      meet(end, means());
      more[i] = (more[i] ?? 0) | meansMore();
    });
  }
  const { prefixes, suffixes, nameEndings, selves, ands } = lexicon;
  const known = { prefixes, suffixes, nameEndings, selves, ands };
  const dated = apart(more, moreMarks.age | moreMarks.calendar);
  const looks = new Float32Array(tokens.length).fill(Number.NaN);
  return {
    ...normal,
    tokens,
    keys,
    looks,
    bits,
    opens,
    closes,
    more,
    dated,
    clitic,
    language,
    vocabulary,
    votes,
    ...known,
  };
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
