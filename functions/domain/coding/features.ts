import type { Match } from "./find-concepts.ts";
import type { Normalised } from "./normalise.ts";

/** What the linear model reads: named features (concepts, rules, shape), each once, and its words. */
export type Features = {
  readonly named: readonly string[];
  /** For each word its buckets. */
  readonly words: readonly (readonly number[])[];
  /** The everyday meanings of its words, each once: weighed as named features are, and never given as a reason. */
  readonly meanings: readonly string[];
};

const opening = 3;
const longest = 400;

const seed = 0x811c9dc5;
const hashFrom = (code: number, word: string, from: number, to: number): number => {
  let hashed = code;
  for (let at = from; at < to; at++) hashed = Math.imul(hashed ^ word.charCodeAt(at), 0x01000193);
  return hashed;
};

const lengthFeature = (tokens: number): string => {
  for (const most of [2, 5, 9, 16, 30]) if (tokens <= most) return `length:${most}`;
  return "length:more";
};

const shape = (text: string, normalised: Normalised): string[] => {
  const out = [normalised.tokens === 0 ? "length:none" : lengthFeature(normalised.tokens)];
  if (/[?؟፧]/.test(text.slice(0, longest * 8))) out.push("mark:question");
  if (text.includes("!")) out.push("mark:exclamation");
  return out;
};

const stem = 5;
const run = 4;
const kinds = { stem: 1, pair: 2, whole: 3, run: 4 } as const;

/** A full stop at the very end says nothing: a part of a message is read as it would be by itself. */
const withoutEnd = (stream: string): string => {
  let end = stream.length;
  while (end > 0 && (stream[end - 1] === "." || stream[end - 1] === " ")) end -= 1;
  return stream.slice(0, end);
};

/**
 * Of each of the first 400 words: its first five letters, these with the word before, the whole word, and each run of
 * four letters, so that a word counts in whatever it is dressed up with.
 */
const wordBuckets = ({ stream }: Normalised, buckets: number): number[][] => {
  if (buckets === 0) return [];
  // A space stands in front of each word and behind it.
  const text = `${withoutEnd(stream.slice(0, longest * 12))} `;
  const bucketOf = (kind: number, from: number, to: number, code = seed) =>
    (hashFrom(code ^ kind, text, from, to) >>> 0) % buckets;
  const words: number[][] = [];
  let before: number | undefined;
  for (let from = 0, to = 0; words.length < longest && from < text.length; from = to + 1) {
    to = text.indexOf(" ", from);
    if (to === from) continue;
    const beginning = Math.min(from + stem, to);
    const found = [bucketOf(kinds.stem, from, beginning), bucketOf(kinds.whole, from, to)];
    if (before !== undefined) found.push(bucketOf(kinds.pair, from, beginning, Math.imul(before, 31)));
    for (let at = from - 1; at + run <= to + 1; at++) found.push(bucketOf(kinds.run, at, at + run));
    words.push(found);
    before = hashFrom(seed, text, from, beginning);
  }
  return words;
};

type Found = {
  readonly matches: readonly Match[];
  /** What an idiom or a negation takes back: its words say nothing. */
  readonly denied: readonly Match[];
  readonly meant: readonly Match[];
  readonly rules: readonly string[];
};

/** Every feature of a message; presence only, so that length and repetition add nothing. */
export const features = (
  text: string,
  normalised: Normalised,
  { matches, denied, meant, rules }: Found,
  buckets: number,
): Features => {
  const named = new Set<string>(shape(text, normalised));
  const firsts = new Map<string, number>();
  for (const { concept, from } of matches) {
    named.add(concept);
    if ((firsts.get(concept) ?? from) !== from) named.add(`again:${concept}`);
    firsts.set(concept, firsts.get(concept) ?? from);
    if (from < opening) named.add(`opening:${concept}`);
  }
  for (const rule of rules) named.add(rule);
  const meanings = [...new Set(meant.map(({ concept }) => concept))];
  const words = wordBuckets(normalised, buckets);
  for (const { from, to } of denied) words.fill([], from, to + 1);
  return { named: [...named], words, meanings };
};
