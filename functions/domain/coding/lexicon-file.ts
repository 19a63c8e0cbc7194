/** What words of a language may wear before and after them: articles, prepositions, persons. */
export type Affixes = { readonly before: readonly string[]; readonly after: readonly string[] };

/**
 * The words of one language, as a speaker writes them: concept → entries.
 * `stem*` begins with, `*end` ends with, `*part*` contains, `=word` exactly; `a .. b` leaves up to four words between;
 * without a mark `match` decides for words of four letters (`prefix`) or three (`infix`), shorter ones are exact,
 * but for the last of several;
 * `affix`: words of five letters may stand anywhere in a word, shorter ones may wear only what `affixes` names.
 */
export type LexiconFile = {
  readonly language: string;
  readonly source: string;
  readonly match: "word" | "prefix" | "infix" | "affix";
  readonly affixes?: Affixes;
  readonly concepts: Readonly<Record<string, readonly string[]>>;
};

/**
 * The everyday words of one language by meaning, written as in its lexicon. The meanings are the same in all
 * languages, so that what training lines in one language teach of a meaning serves every other.
 */
export type MeaningsFile = {
  readonly language: string;
  readonly source: string;
  readonly meanings: Readonly<Record<string, readonly string[]>>;
};
