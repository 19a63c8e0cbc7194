/** A share between 0 and 1, or `null` where there is nothing to take a share of: an empty class is not a perfect one. */
export type Ratio = number | null;

export function ratio(part: number, whole: number): Ratio {
  return whole === 0 ? null : part / whole;
}

/** F1 from counts of true positives, false positives and false negatives. */
export function f1(hits: number, wrong: number, missed: number): Ratio {
  return ratio(2 * hits, 2 * hits + wrong + missed);
}

/** One figure a key, in the order of the keys. */
export function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  figureOf: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, figureOf(key)])) as Record<Key, Value>;
}
