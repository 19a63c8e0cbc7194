import { bucketOf } from "./evidence-bucket.ts";
import type { NameSight } from "./name-sight.ts";
import { cases } from "./name-signs.ts";

/** What a token is beside another: what ends before it, what begins behind it. */
type Beside = { readonly before: number; readonly after: number };

/** The number of the first kind of evidence here; other kinds have smaller ones. */
const first = 4096;

/** How annotated messages use a word and its neighbours, by itself and with what else is known: buckets of evidence. */
export const usageBuckets = (sight: NameSight, at: number, language: number, beside: Beside): readonly number[] => {
  const { reading, uses } = sight;
  const [use, left, right] = [uses[at] ?? 0, uses[at - 1] ?? 0, uses[at + 1] ?? 0];
  const [pairBefore, pair] = [sight.pairs[at - 1] ?? 0, sight.pairs[at] ?? 0];
  const found = [
    bucketOf(first, use),
    bucketOf(first + 1, use, language),
    bucketOf(first + 2, use, cases[reading.tokens[at]?.case ?? "none"], sight.looks[at] ?? 0),
    bucketOf(first + 3, use, sight.steps[at] ?? 0),
    bucketOf(first + 4, use, beside.before),
    bucketOf(first + 5, use, beside.after),
    bucketOf(first + 6, left, use),
    bucketOf(first + 7, use, right),
    bucketOf(first + 8, left, right),
    bucketOf(first + 9, use, reading.bits[at] ?? 0),
    bucketOf(first + 10, use, sight.listed[at] ?? 0, sight.towns[at] ?? 0),
    bucketOf(first + 11, left, use, right),
  ];
  if (pairBefore > 0) found.push(bucketOf(first + 12, pairBefore), bucketOf(first + 13, pairBefore, beside.after));
  if (pair > 0) found.push(bucketOf(first + 14, pair), bucketOf(first + 15, pair, beside.before));
  if (pairBefore + pair > 0)
    found.push(bucketOf(first + 16, pairBefore, pair), bucketOf(first + 17, pairBefore, pair, use));
  return found;
};
