/** What stands before the numbers of a compiled lexicon. */
export type LexiconHeader = {
  readonly concepts: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
};

/** A mark of a pattern that may wear only affixes, beside a number below it: in one byte, and in the high one of two. */
export const wornMark = 0x80;
