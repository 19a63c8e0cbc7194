import type { Context } from "aws-lambda";

/** Runs work by the clock, and tells it how long it may go on so that `reserveMs` remain to end in order. */
export const timeLeft =
  (reserveMs: number, work: (timeLeftMs: () => number) => Promise<void>) =>
  async (_event: unknown, context: Context): Promise<void> =>
    work(() => context.getRemainingTimeInMillis() - reserveMs);
