/** Cells of one table: what may be shown, and the names of what may not. */
export type Suppressed = { readonly shown: Readonly<Record<string, number>>; readonly hidden: readonly string[] };

/**
 * Hides every cell below `k`, zero included, and then the next smallest ones until nobody who knows the sum of the
 * row, the published cells and this rule itself can tell any hidden cell to fewer than `k` possible values. Where even
 * that is not possible, the whole table is withheld.
 */
export const suppress = (cells: Readonly<Record<string, number>>, k: number): Suppressed => {
  const rising = Object.entries(cells).sort(([one, few], [other, many]) => few - many || (one < other ? -1 : 1));
  const small = rising.filter(([, count]) => count < k).length;
  for (let hidden = small; hidden < rising.length; hidden++) {
    const [, next = 0] = rising[hidden] ?? [];
    const sum = rising.slice(0, hidden).reduce((total, [, count]) => total + count, 0);
    if (hidden === 0 || isSafe(hidden, sum, next, k)) return split(rising, hidden);
  }
  return split(rising, rising.length);
};

const split = (rising: readonly (readonly [string, number])[], hidden: number): Suppressed => ({
  shown: Object.fromEntries(rising.slice(hidden)),
  hidden: rising.slice(0, hidden).map(([name]) => name),
});

/**
 * Whether `cells` hidden cells that sum up to `sum`, all smaller than the smallest one shown, can each be at least `k`
 * numbers. It counts only two kinds of tables that would be published just so: all hidden cells below `k`, or all but
 * one, where hiding these alone would not have been safe. There may be more; there are never fewer.
 */
const isSafe = (cells: number, sum: number, smallestShown: number, k: number): boolean => {
  const possible = new Set<number>(below(k, cells, sum));
  for (let larger = Math.max(k, sum - (cells - 1) * (k - 1)); larger < smallestShown && larger <= sum; larger++) {
    const others = below(k, cells - 1, sum - larger);
    if (others.length === 0 || isSafe(cells - 1, sum - larger, larger, k)) continue;
    for (const value of [larger, ...others]) possible.add(value);
    if (possible.size >= k) return true;
  }
  return possible.size >= k;
};

/** What each of so many cells below `k` can be when they sum up to `sum`. */
const below = (k: number, cells: number, sum: number): readonly number[] => {
  if (cells === 0 || sum > cells * (k - 1)) return [];
  const least = Math.max(0, sum - (cells - 1) * (k - 1));
  const most = Math.min(k - 1, sum);
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
};
