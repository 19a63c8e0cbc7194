/** How often something was done since a moment; what a limit of times within a while is kept by. */
export type Spent = { readonly since: string; readonly count: number };

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Whether it may be done once more, at most `most` times within `whileMs` of the first, and what is spent then. */
export const spend = (
  before: Spent | undefined,
  { now, most, whileMs }: { readonly now: Date; readonly most: number; readonly whileMs: number },
): { readonly allowed: boolean; readonly after: Spent } => {
  const isOver = !before || now.getTime() - Date.parse(before.since) >= whileMs;
  if (isOver) return { allowed: most > 0, after: { since: now.toISOString(), count: 1 } };
  return before.count < most
    ? { allowed: true, after: { ...before, count: before.count + 1 } }
    : { allowed: false, after: before };
};
