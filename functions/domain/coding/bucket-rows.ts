/** Says which row of the weights a hashed word has; -1 where too few lines had it for a row to be learnt. */
export type BucketRows = (bucket: number) => number;

/** How many bits of a byte are set. */
const bitsIn = (byte: number): number => {
  let count = 0;
  for (let left = byte; left > 0; left &= left - 1) count += 1;
  return count;
};

/** Reads one bit a bucket, lowest first: rows stand in the order of their buckets, from the first on. */
export const readBucketRows = (bits: Uint8Array, first: number): BucketRows => {
  const before = new Uint32Array(bits.length).fill(first, 0, 1);
  for (let at = 1; at < bits.length; at += 1) before[at] = (before[at - 1] ?? 0) + bitsIn(bits[at - 1] ?? 0);
  return (bucket) => {
    const byte = bits[bucket >>> 3] ?? 0;
    const bit = 1 << (bucket & 7);
    return byte & bit ? (before[bucket >>> 3] ?? 0) + bitsIn(byte & (bit - 1)) : -1;
  };
};

/** Writes what `readBucketRows` reads. */
export const writeBucketRows = (kept: Iterable<number>, buckets: number): Uint8Array => {
  const bits = new Uint8Array(Math.ceil(buckets / 8));
  for (const bucket of kept) bits[bucket >>> 3] = (bits[bucket >>> 3] ?? 0) | (1 << (bucket & 7));
  return bits;
};
