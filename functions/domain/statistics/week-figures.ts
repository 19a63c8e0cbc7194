import { countUp } from "./count-up.ts";
import type { Increments } from "./counts.ts";
import { type DigestKind, type Figures, figuresOf, type Hide } from "./figures.ts";
import { withoutStocks, withSafeStocks } from "./stocks.ts";

/** What every kind of digest shows of a week. `at`: since when that stands. */
export type WeekFigures = Readonly<Record<DigestKind, Figures>> & { readonly at?: string };

export type WeekCounted = {
  /** Counters of the week, then of each week before it. */
  readonly backlog: readonly Increments[];
  readonly sites: readonly string[];
  /** What was shown of the weeks before, the last first. */
  readonly before: readonly WeekFigures[];
  /** Whether it is the last week that is over, so that what stands open now stands open at its end. */
  readonly isNewest: boolean;
  readonly k: number;
  readonly now: Date;
  /** Another one only where a proof breaks the promise on purpose. */
  readonly hide?: Hide | undefined;
};

/** What stands open is told again only when so much time has gone over it. */
const betweenStocksMs = 3 * 86_400_000;

/** Decides what is shown of a week that had no figures yet. What is decided is written down and stays. */
export const decideWeek = ({ backlog, sites, before, isNewest, k, now, hide }: WeekCounted): WeekFigures => {
  const isFresh = ({ managers, at }: WeekFigures) =>
    managers.tables.overdue !== undefined && at !== undefined && now.getTime() - Date.parse(at) < betweenStocksMs;
  const hasStocks = isNewest && !before.some(isFresh);
  const of = (kind: DigestKind, part: "shown" | "misconduct"): Figures => {
    const figures = figuresOf(kind, countUp(part, backlog, sites), k, hide);
    if (!hasStocks) return withoutStocks(figures);
    const earlier = before.map((week) => week[kind]);
    return withSafeStocks(figures, earlier, k);
  };
  return { managers: of("managers", "shown"), integrity: of("integrity", "misconduct"), at: now.toISOString() };
};
