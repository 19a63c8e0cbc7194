import { type SensitiveClass, type Sensitivity, sensitiveClasses } from "./coding.ts";
import type { Evidence } from "./evidence.ts";
import type { Scores } from "./model.ts";

type Sensitive = { readonly sensitivity: Sensitivity; readonly sensitive: readonly SensitiveClass[] };

/** A sure rule makes a message sensitive; a rule that fears or the model's score makes it to be clarified. */
export function sensitivityOf(
  found: Evidence,
  scores: Scores,
  thresholds: Readonly<Record<string, number>>,
): Sensitive {
  const sure = new Set(found.rules.filter(({ level }) => level === "sure").map((rule) => rule.class));
  const feared = new Set(found.rules.map((rule) => rule.class));
  for (const name of sensitiveClasses) if (fears(`class:${name}`, scores, thresholds)) feared.add(name);
  const sensitive = sensitiveClasses.filter((name) => feared.has(name));
  if (sensitive.length === 0) return { sensitivity: "non_sensitive", sensitive };
  return { sensitivity: sure.size > 0 ? "sensitive" : "to_be_clarified", sensitive };
}

function fears(output: string, scores: Scores, thresholds: Readonly<Record<string, number>>): boolean {
  return (scores.get(output) ?? Number.NEGATIVE_INFINITY) > (thresholds[output] ?? Number.POSITIVE_INFINITY);
}
