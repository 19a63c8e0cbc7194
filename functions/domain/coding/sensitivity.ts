import { type SensitiveClass, type Sensitivity, sensitiveClasses } from "./coding.ts";
import type { Evidence } from "./evidence.ts";
import { fearsOf } from "./fears.ts";
import type { Model, ModelFile, Scores } from "./model.ts";
import type { Rule } from "./rules.ts";

/** What of the model decides. */
type Judge = Pick<Model, "knows"> & { readonly file: Pick<ModelFile, "thresholds"> };
type Sensitive = { readonly sensitivity: Sensitivity; readonly sensitive: readonly SensitiveClass[] };

/**
 * What a rule is worth was learnt with everything else that stood in the training lines, and counts in the score of its
 * class. A rule that says danger now speaks for itself, and so does one that no line has met, such as one just written.
 */
const speaksForItself = ({ id, urgency }: Rule, { knows }: Judge): boolean =>
  urgency === "immediate" || !knows(`rule:${id}`);

/** A class is feared where its score says so; a sure rule that agrees makes the message sensitive, else it is to be clarified. */
export function sensitivityOf(found: Evidence, scores: Scores, linear: Judge): Sensitive {
  const own = new Set(found.rules.filter((rule) => speaksForItself(rule, linear)).map((rule) => rule.class));
  const fears = new Set([...own, ...fearsOf(scores, linear.file.thresholds)]);
  const sensitive = sensitiveClasses.filter((name) => fears.has(name));
  if (sensitive.length === 0) return { sensitivity: "non_sensitive", sensitive };
  const isSure = found.rules.some((rule) => rule.level === "sure" && fears.has(rule.class));
  return { sensitivity: isSure ? "sensitive" : "to_be_clarified", sensitive };
}
