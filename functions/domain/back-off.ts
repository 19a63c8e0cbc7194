const leastMs = 60_000;
const mostMs = 3_600_000;

/**
 * When something that has waited since a moment, and was queued at another, is queued once more: after as long again as
 * it has waited, a minute at the least and an hour at the most. Both in milliseconds since 1970.
 */
export const queuedAgainAt = (since: number, queuedAt: number): number =>
  queuedAt + Math.min(mostMs, Math.max(leastMs, queuedAt - since));
