import type { Increments } from "./counts.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Spans of time that are counted together, by the most that each holds. Sums of weeks are sums of their spans. */
export const spans = {
  "1h": hour,
  "2h": 2 * hour,
  "4h": 4 * hour,
  "8h": 8 * hour,
  "1d": day,
  "2d": 2 * day,
  "3d": 3 * day,
  "5d": 5 * day,
  "7d": 7 * day,
  "10d": 10 * day,
  "14d": 14 * day,
  "21d": 21 * day,
  "30d": 30 * day,
  "60d": 60 * day,
  "90d": 90 * day,
  more: Number.POSITIVE_INFINITY,
} as const;
export type Span = keyof typeof spans;
const spanNames = Object.keys(spans) as Span[];

/** The shortest span that a duration fits into. */
export const spanOf = (milliseconds: number): Span => spanNames.find((name) => milliseconds <= spans[name]) ?? "more";

/** How many took how long. */
export type Histogram = Readonly<Partial<Record<Span, number>>>;

/** The histogram that counters of some weeks add up to, for instance of `shown.responded`. */
export const histogramOf = (weeks: readonly Increments[], figure: string): Histogram =>
  Object.fromEntries(
    spanNames.map((name) => [name, weeks.reduce((sum, week) => sum + (week[`${figure}.${name}`] ?? 0), 0)]),
  );

/**
 * The shortest span that a share of all fits into, where those still waiting have waited longer than anybody who was
 * answered. `waiting`: so many wait that it cannot be known yet. Undefined where fewer than `k` lie on one side of it:
 * it would then be a figure about them.
 */
export const quantile = (
  answered: Histogram,
  waiting: number,
  share: number,
  k: number,
): Span | "waiting" | undefined => {
  const total = spanNames.reduce((sum, name) => sum + (answered[name] ?? 0), waiting);
  const rank = Math.ceil(share * total);
  if (rank < k || total - rank < k) return undefined;
  let within = 0;
  for (const name of spanNames) {
    within += answered[name] ?? 0;
    if (within >= rank) return name;
  }
  return "waiting";
};
