import type { Figures, Share } from "./figures.ts";
import { tables } from "./tables.ts";

/**
 * The figures without what stands open at a moment. Two such stocks that were taken together differ by exactly what one
 * week brought, however few: so only the newest week has them, some days after the week before got its own.
 */
export const withoutStocks = ({ tables: { overdue: _, ...others }, ...figures }: Figures): Figures => ({
  ...figures,
  tables: others,
  oldestWeeks: null,
});

/**
 * The figures, without what is overdue where that has grown by more than the weeks since an earlier digest tell of late
 * answers: the growth would then say how many were late in a week of which only "all but a few were in time" is told.
 * `before` has what was shown, the last week first.
 */
export const withSafeStocks = (now: Figures, before: readonly Figures[], k: number): Figures => {
  let late = lateOf(now.shares.due, k);
  for (const earlier of before) {
    if (growth(now, earlier, k) > late) return { ...now, tables: withoutOverdue(now.tables) };
    late += lateOf(earlier.shares.due, k);
  }
  return now;
};

const withoutOverdue = ({ overdue: _, ...others }: Figures["tables"]): Figures["tables"] => others;

/** So many more are overdue at least, over all clocks. A hidden clock of a table that is shown has fewer than `k`. */
const growth = ({ tables: now }: Figures, { tables: earlier }: Figures, k: number): number => {
  const [after, before] = [now.overdue, earlier.overdue];
  if (!after || !before) return 0;
  return tables.overdue.rows.reduce((sum, clock) => {
    const count = after[clock];
    return sum + (count === undefined ? 0 : Math.max(0, count - (before[clock] ?? k - 1)));
  }, 0);
};

/** So many were late for sure, as far as is shown. */
const lateOf = (share: Share | null, k: number): number => {
  if (!share || share.part === "nearly_all") return 0;
  return share.whole - (share.part === "nearly_none" ? k - 1 : share.part);
};
