import type { Match } from "./find-concepts.ts";
import type { Normalised } from "./normalise.ts";

/** What the linear model reads: named features (concepts, rules, shape) and hashed words, each once. */
export type Features = { readonly named: readonly string[]; readonly words: readonly number[] };

const opening = 3;
const longest = 400;

const hash = (word: string, buckets: number): number => {
  let code = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) code = Math.imul(code ^ word.charCodeAt(at), 0x01000193);
  return (code >>> 0) % buckets;
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

/** Words by their first five letters and pairs of words, of the first 400 words. */
const wordHashes = (normalised: Normalised, buckets: number): number[] => {
  if (buckets === 0) return [];
  const words = normalised.stream
    .slice(0, longest * 12)
    .split(" ")
    .filter(Boolean);
  const stems = words.slice(0, longest).map((word) => word.slice(0, 5));
  const found = new Set<number>();
  stems.forEach((stem, at) => {
    found.add(hash(stem, buckets));
    if (at > 0) found.add(hash(`${stems[at - 1]} ${stem}`, buckets));
  });
  return [...found];
};

/** Every feature of a message; presence only, so that length and repetition add nothing. */
export const features = (
  text: string,
  normalised: Normalised,
  matches: readonly Match[],
  rules: readonly string[],
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
  return { named: [...named], words: wordHashes(normalised, buckets) };
};
