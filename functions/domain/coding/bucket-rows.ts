/** Says which row of the weights a hashed word has; -1 where too few lines had it for a row to be learnt. */
export type BucketRows = (bucket: number) => number;

const bitsAWord = 32;

/** How many bits of a word of 32 are set. Source: H. S. Warren, "Hacker's Delight", 5-1. */
const bitsIn = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Reads one bit a bucket, lowest first: rows stand in the order of their buckets. */
export const readBucketRows = (bits: Uint8Array): BucketRows => {
  const words = new Uint32Array(Math.ceil(bits.length / 4));
  for (let at = 0; at < bits.length; at++)
    words[at >>> 2] = (words[at >>> 2] ?? 0) | ((bits[at] ?? 0) << (8 * (at & 3)));
  const before = new Uint32Array(words.length);
  for (let at = 1; at < words.length; at++) before[at] = (before[at - 1] ?? 0) + bitsIn(words[at - 1] ?? 0);
  return (bucket) => {
    const at = Math.floor(bucket / bitsAWord);
    const word = words[at] ?? 0;
    const bit = bucket % bitsAWord;
    return (word >>> bit) & 1 ? (before[at] ?? 0) + bitsIn(word & (2 ** bit - 1)) : -1;
  };
};

/** Writes what `readBucketRows` reads. */
export const writeBucketRows = (kept: Iterable<number>, buckets: number): Uint8Array => {
  const bits = new Uint8Array(Math.ceil(buckets / 8));
  for (const bucket of kept) bits[bucket >>> 3] = (bits[bucket >>> 3] ?? 0) | (1 << (bucket & 7));
  return bits;
};
