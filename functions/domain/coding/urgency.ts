import type { Sensitivity, Urgency } from "./coding.ts";
import type { Evidence } from "./evidence.ts";
import type { Scores } from "./model.ts";

/** Danger now is immediate; what is sensitive is never normal. */
export function urgencyOf(
  found: Evidence,
  scores: Scores,
  thresholds: Readonly<Record<string, number>>,
  sensitivity: Sensitivity,
): Urgency {
  const above = (output: string) => (scores.get(output) ?? 0) > (thresholds[output] ?? Number.POSITIVE_INFINITY);
  if (found.rules.some(({ urgency }) => urgency === "immediate")) return "immediate";
  if (above("urgency:immediate")) return "immediate";
  return sensitivity !== "non_sensitive" || above("urgency:high") ? "high" : "normal";
}
