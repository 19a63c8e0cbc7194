import type { Sensitivity, Urgency } from "./coding.ts";
import type { Evidence } from "./evidence.ts";
import { isAbove, type ModelFile, type Scores } from "./model.ts";

/** Danger now is immediate, whether a rule says so or the score; what is sensitive is never normal. */
export function urgencyOf(
  found: Evidence,
  scores: Scores,
  thresholds: ModelFile["thresholds"],
  sensitivity: Sensitivity,
): Urgency {
  if (found.rules.some(({ urgency }) => urgency === "immediate")) return "immediate";
  if (isAbove("urgency:immediate", scores, thresholds)) return "immediate";
  return sensitivity !== "non_sensitive" || isAbove("urgency:high", scores, thresholds) ? "high" : "normal";
}
