import type { Clocks } from "./due.ts";

const dayMs = 86_400_000;

/** When somebody has to ask again whether a person suffers for having told us. */
export const recheckAfter = ({ retaliationRecheckDays }: Clocks, at: string): string =>
  new Date(Date.parse(at) + retaliationRecheckDays * dayMs).toISOString();
