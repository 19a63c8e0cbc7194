import type { FeedbackType, SensitiveClass } from "./coding.ts";
import type { Evidence } from "./evidence.ts";
import type { Model } from "./model.ts";

/** Ids of what decided: rules that held, the features that spoke for the type, classes that the model feared. */
export function whyOf(
  found: Evidence,
  linear: Model,
  type: FeedbackType,
  sensitive: readonly SensitiveClass[],
): readonly string[] {
  const ruled = new Set(found.rules.map((rule) => rule.class));
  const feared = sensitive.filter((name) => !ruled.has(name)).map((name) => `model:${name}`);
  const spoke = found.features.named
    .map((name) => ({ name, weight: linear.weight(name, `type:${type}`) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, 2)
    .map(({ name }) => `${type}:${name}`);
  return [...found.rules.map(({ id }) => id), ...feared, ...spoke];
}
