import { bitsOf } from "../../functions/domain/identifiers/vocabulary.ts";

/** A Bloom filter of about so many bits that has these words. */
export function filterOf(words: readonly string[], bits: number): Uint8Array {
  const filter = new Uint8Array(Math.ceil(bits / 8));
  const size = filter.length * 8;
  for (const word of words)
    for (const bit of bitsOf(word, size)) filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
  return filter;
}
