import type { Context } from "aws-lambda";

/** Runs work by the clock, and tells it how long it may go on so that `reserveMs` remain to end in order. */
export const timeLeft =
  <Result>(reserveMs: number, work: (timeLeftMs: () => number, event: unknown) => Promise<Result>) =>
  async (event: unknown, context: Context): Promise<Result> =>
    work(() => context.getRemainingTimeInMillis() - reserveMs, event);
