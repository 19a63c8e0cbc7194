import { pattern } from "../pattern.ts";

/** So many sentences, of so many characters, are read together. */
const most = { sentences: 8, characters: 300 };
/** What is longer is no message: each of its sentences is read, and not what they say together. */
const longest = 5_000;

const sentence = pattern(
  String.raw`([^\n.!?؟۔።፧။…\p{Extended_Pictographic}]+)[\n.!?؟۔።፧။…\p{Extended_Pictographic}\s]*`,
  "gu",
);

/** What of a message is read to find what is feared: whether all of it together, and which parts. */
export type Parts = { readonly isOne: boolean; readonly parts: readonly string[] };

/**
 * Tells the sentences of a message apart, and every run of a few of them, as they stand there. A fear is weighed against
 * what stands beside it; since each run of a message stands in every longer one too, nothing that somebody adds before
 * or after can drown what was said.
 */
export const partsOf = (text: string): Parts => {
  const sentences = sentencesOf(text);
  const together = text.length > longest ? 1 : most.sentences;
  const runs = new Set(
    sentences.flatMap((from, at) =>
      sentences
        .slice(at, at + together)
        .filter((to) => to === from || to.said - from.start <= most.characters)
        .map((to) => text.slice(from.start, to.end)),
    ),
  );
  const isOne = runs.delete(text.trim());
  return { isOne, parts: [...runs] };
};

/** Where a sentence starts, where what it says ends, and where its stop does: how it is ended makes no run too long. */
type Sentence = { readonly start: number; readonly said: number; readonly end: number };

const sentencesOf = (text: string): readonly Sentence[] =>
  Array.from(text.matchAll(sentence()), ({ 0: found, 1: words = "", index }) => ({
    start: index + found.length - found.trimStart().length,
    said: index + words.trimEnd().length,
    end: index + found.trimEnd().length,
  }));
