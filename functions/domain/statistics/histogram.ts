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

/** The shortest span that a duration fits into. */
export const spanOf = (milliseconds: number): Span => {
  const [name] = Object.entries(spans).find(([, most]) => milliseconds <= most) ?? ["more"];
  return name as Span;
};
