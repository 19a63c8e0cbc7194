import type { Usage } from "./usage.ts";

/** So many bits of a key are kept: with 140,000 words one in 120 that nobody wrote is mistaken for one of them. */
const kept = 24;
/** A byte of a distance that says "and more". */
const more = 255;

/**
 * Reads `usage.weights`: how many keys there are (32 bits, little endian), a byte for the class of each, then the keys in their
 * order, each as its distance from the one before, in bytes that add up.
 */
export const readUsage = (bytes: Uint8Array | undefined): Usage => {
  if (bytes === undefined || bytes.length < 4) return () => 0;
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const classes = bytes.subarray(4, 4 + count);
  const keys = keysOf(bytes.subarray(4 + count), count);
  return (key) => {
    const short = key >>> (32 - kept);
    const at = firstFrom(keys, short);
    return keys[at] === short ? (classes[at] ?? 0) : 0;
  };
};

const keysOf = (distances: Uint8Array, count: number): Uint32Array => {
  const keys = new Uint32Array(count);
  let [at, key] = [0, 0];
  for (const distance of distances) {
    key += distance;
    if (distance === more) continue;
    keys[at] = key;
    at += 1;
  }
  return keys;
};

/** Where the first key stands that is as large or larger. */
const firstFrom = (keys: Uint32Array, wanted: number): number => {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Writes what `readUsage` reads; of two keys that are the same once they are shortened the first is kept. */
export const writeUsage = (classes: Iterable<readonly [key: number, use: number]>): Uint8Array => {
  const short = new Map<number, number>();
  for (const [key, use] of classes) {
    const at = key >>> (32 - kept);
    if (!short.has(at)) short.set(at, use);
  }
  const sorted = [...short].sort(([one], [other]) => one - other);
  const header = new Uint8Array(4);
  new DataView(header.buffer).setUint32(0, sorted.length, true);
  const distances = sorted.flatMap(([key], at) => bytesOf(key - (sorted[at - 1]?.[0] ?? 0)));
  return Uint8Array.from([...header, ...sorted.map(([, use]) => use), ...distances]);
};

const bytesOf = (distance: number): readonly number[] => [
  ...Array.from({ length: Math.floor(distance / more) }, () => more),
  distance % more,
];
