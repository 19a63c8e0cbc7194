import type { Increments } from "./counts.ts";
import { histogramOf, quantile, spans } from "./histogram.ts";

const dayMs = 86_400_000;

/**
 * Calendar days within which nine in ten of those weeks' records were answered for the first time; infinite where so many
 * still wait that nobody can say; `undefined` where they are too few to say anything of. Of what everybody may see alone.
 */
export const responseDays = (weeks: readonly Increments[], k: number): number | undefined => {
  const sum = (name: string) => weeks.reduce((total, week) => total + (week[name] ?? 0), 0);
  const answered = histogramOf(weeks, "shown.responded");
  const answers = Object.values(answered).reduce((total, count) => total + count, 0);
  const waiting = Math.max(0, sum("shown.received") - answers - sum("shown.unanswered"));
  const span = quantile(answered, waiting, 0.9, k);
  if (span === undefined) return undefined;
  return span === "waiting" ? Number.POSITIVE_INFINITY : spans[span] / dayMs;
};
