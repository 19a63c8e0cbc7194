import type { Lexicon } from "./lexicon.ts";
import { shortKey } from "./lexicon-table.ts";
import type { Reading } from "./reading.ts";

/** Tokens and the marks that they have by themselves, to which phrases add theirs. */
type Marked = Pick<Reading, "tokens" | "words" | "bits" | "opens" | "closes" | "more">;

const joins = /^['./-]$/;

/** The index of the next word of a phrase: signs that people put into or leave out of phrases are passed over. */
const nextWord = ({ tokens, words }: Marked, from: number): number => {
  let i = from;
  while (i - from < 2 && words[i]?.key === 0 && joins.test(tokens[i]?.folded ?? "")) i += 1;
  return i;
};

/** Where a phrase ends whose second word stands at a token; -1 when the text goes on in another way. */
const endOf = (lexicon: Lexicon, marked: Marked, second: number, length: number, hashes: number): number => {
  let i = second;
  for (let word = 2; word < length; word += 1) {
    i = nextWord(marked, i + 1);
    const key = marked.words[i]?.key ?? 0;
    if (key === 0 || shortKey(key) !== lexicon.wordAt(hashes + word - 1)) return -1;
  }
  return i;
};

/** Gives the tokens the marks of the phrases of several words that they stand in. */
export const meetPhrases = (lexicon: Lexicon, marked: Marked): void => {
  const { words, bits, opens, closes, more } = marked;
  for (const [first, { place }] of words.entries()) {
    const second = place < 0 ? -1 : nextWord(marked, first + 1);
    const key = words[second]?.key ?? 0;
    if (key === 0) continue;
    lexicon.phrases(place, shortKey(key), (length, hashes, senses) => {
      const end = endOf(lexicon, marked, second, length, hashes);
      if (end < 0) return;
      const found = lexicon.phraseBits(senses);
      for (let i = first; i <= end; i += 1) bits[i] = (bits[i] ?? 0) | found;
      opens[first] = (opens[first] ?? 0) | found;
      closes[end] = (closes[end] ?? 0) | found;
      more[first] = (more[first] ?? 0) | lexicon.phraseMore(senses);
    });
  }
};
