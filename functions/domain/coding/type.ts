import { type FeedbackType, feedbackTypes, type Sensitivity } from "./coding.ts";
import type { Evidence } from "./evidence.ts";
import type { Scores } from "./model.ts";

/** The type with the highest score; what harms is told, expecting recourse, whatever else the message says of itself. */
export function typeOf(found: Evidence, scores: Scores, sensitivity: Sensitivity): FeedbackType {
  if (found.features.named.includes("length:none")) return "incomplete";
  const long = found.features.named.some((name) => /^length:(16|30|more)$/.test(name));
  const best = bestOf(long ? feedbackTypes.filter((name) => name !== "incomplete") : feedbackTypes, scores);
  if (sensitivity === "non_sensitive") return best;
  // A fear may be wrong, and then the type should be right.
  if (sensitivity === "to_be_clarified") return best;
  return bestOf(["question", "request", "report"], scores);
}

function bestOf(types: readonly FeedbackType[], scores: Scores): FeedbackType {
  const score = (type: FeedbackType) => scores.get(`type:${type}`) ?? 0;
  return types.reduce((best, type) => (score(type) > score(best) ? type : best), types[0] ?? "incomplete");
}
