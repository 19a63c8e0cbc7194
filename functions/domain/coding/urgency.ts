import type { Sensitivity, Urgency } from "./coding.ts";
import type { Evidence } from "./evidence.ts";
import { isAbove, type ModelFile, type Scores } from "./model.ts";

/** Danger now is immediate, whether a rule says so or the fears; what is sensitive is never normal. */
export function urgencyOf(
  found: Evidence,
  { scores, fears }: { readonly scores: Scores; readonly fears: Scores },
  thresholds: ModelFile["thresholds"],
  sensitivity: Sensitivity,
): Urgency {
  if (found.rules.some(({ urgency }) => urgency === "immediate")) return "immediate";
  if (isAbove("urgency:immediate", fears, thresholds)) return "immediate";
  return sensitivity !== "non_sensitive" || isAbove("urgency:high", scores, thresholds) ? "high" : "normal";
}
