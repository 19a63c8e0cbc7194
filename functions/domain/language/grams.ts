import type { Letters } from "./letters.ts";

const space = 0x20;
const shortestGram = 2;
const longestGram = 4;
const longestWord = 24;

/** No text has more features than this: 2,000 letters, three grams each, and 1,000 words. */
export const mostGrams = 7_200;

/**
 * Hashes what speaks for a language: runs of two to four letters within a word (its edges count as letters), and whole
 * words. Writes 32-bit hashes into `into` and gives their number; the caller takes as many bits as its table has.
 */
export function gramsOf({ codes, length }: Letters, into: Uint32Array): number {
  let count = 0;
  let wordAt = 0;
  for (let at = 0; at < length; at++) {
    if (codes[at] === space) {
      count = putWord(codes, wordAt, at, into, count);
      wordAt = at + 1;
    }
    let hash = seed;
    for (let to = at; to < length && to < at + longestGram; to++) {
      const code = codes[to] ?? space;
      hash = Math.imul(hash ^ code, prime);
      if (to - at + 1 >= shortestGram) into[count++] = mixed(hash);
      if (code === space && to > at) break;
    }
  }
  return count;
}

const seed = 0x811c9dc5;
const prime = 0x01000193;

function putWord(codes: Uint16Array, from: number, to: number, into: Uint32Array, count: number): number {
  if (to - from < 2 || to - from > longestWord) return count;
  let hash = 0x2545f491;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (codes[at] ?? 0), prime);
  into[count] = mixed(hash);
  return count + 1;
}

/** Spreads the bits, so that the low ones can address a table. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (once ^ (once >>> 13)) >>> 0;
}
