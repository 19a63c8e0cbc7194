import type { Lexicon } from "./lexicon.ts";
import type { Search } from "./lexicons.ts";
import type { Normalised } from "./normalise.ts";

/** A concept found in a text, from its first to its last token. */
export type Match = { readonly concept: string; readonly from: number; readonly to: number };

/** What the table of concepts says of one that a guard or a negation can take back. */
export type Guarded = { readonly idiom: boolean; readonly negation: boolean };

type Progress = { readonly from: number; readonly to: number };

const reach = 2;

/** Every entry of the lexicon that the text holds, in the order of the beginning of its last word. */
export const findEntries = (text: Normalised, { words, shortest }: Search): Match[] => {
  const matches: Match[] = [];
  const progress = new Map<number, Progress>();
  words.search(text.stream, (pattern, found) => {
    const start = text.stream.charCodeAt(found) === 0x20 ? found + 1 : found;
    const end = found + words.lengthOf(pattern);
    if (end - start < shortest) return;
    const closed = text.stream.charCodeAt(end - 1) === 0x20 ? 1 : 0;
    const from = text.tokenAt[start] ?? 0;
    const to = text.tokenAt[Math.max(0, end - 1 - closed)] ?? from;
    for (const part of words.partsOf(pattern)) {
      if (part.worn && !wearsAffixes(text.stream, start, end, words)) continue;
      const key = part.entry * 16 + part.place;
      const before = part.place === 0 ? { from, to: from - 1 } : progress.get(key - 1);
      if (!before || from <= before.to || from - before.to - 1 > part.gap) continue;
      if (part.place === part.of - 1) matches.push({ concept: part.concept, from: before.from, to });
      else progress.set(key, { from: before.from, to });
    }
  });
  return matches;
};

const longestAffix = 5;

/** Whether what the word wears around the found part is nothing but affixes; looks only a few letters far. */
const wearsAffixes = (stream: string, start: number, end: number, words: Lexicon): boolean => {
  let from = start;
  while (from > 0 && start - from <= longestAffix && stream.charCodeAt(from - 1) !== 0x20) from--;
  let to = end;
  while (to - end <= longestAffix && stream.charCodeAt(to) !== 0x20) to++;
  return words.before.has(stream.slice(from, start)) && words.after.has(stream.slice(end, to));
};

const nothing = new Int32Array(0);

const spans = (matches: readonly Match[], concept: string): Int32Array => {
  const own = matches.filter((match) => match.concept === concept);
  if (own.length === 0) return nothing;
  const covered = new Int32Array(1 + own.reduce((most, match) => Math.max(most, match.to), 0));
  for (const match of own) covered.fill(1, match.from, match.to + 1);
  return covered;
};

const touches = (covered: Int32Array, from: number, to: number): boolean => {
  for (let token = Math.max(0, from); token <= to && token < covered.length; token++) if (covered[token]) return true;
  return false;
};

/** Takes back what an idiom covers ("killing me lol") or a negation stands right before ("nobody beat me"). */
export const withoutGuarded = (matches: readonly Match[], guarded: ReadonlyMap<string, Guarded>): Match[] => {
  const idioms = spans(matches, "idiom");
  const negations = spans(matches, "negation");
  return matches.filter(({ concept, from, to }) => {
    const guard = guarded.get(concept);
    if (guard?.idiom && touches(idioms, from, to)) return false;
    return !(guard?.negation && touches(negations, from - reach, from - 1));
  });
};
