import type { About, FeedbackType, SensitiveClass, Track } from "./coding.ts";

const complaints: ReadonlySet<SensitiveClass> = new Set(["sea", "fraud_corruption", "staff_misconduct", "retaliation"]);

/** Where a record queues: what is said of our people and partners, harm that others do, or feedback. */
export function tracksOf(
  type: FeedbackType,
  about: About,
  sensitive: readonly SensitiveClass[],
): readonly [Track, ...Track[]] {
  const complaint = sensitive.some((name) => complaints.has(name));
  const protection = sensitive.some((name) => !complaints.has(name));
  if (complaint) return protection ? ["complaint", "protection"] : ["complaint"];
  if (protection) return ["protection"];
  return type === "report" && about !== "authority" && about !== "smuggler_employer" && about !== "family_community"
    ? ["complaint"]
    : ["feedback"];
}
