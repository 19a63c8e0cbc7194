import { type FeedbackType, type Topic, topics } from "./coding.ts";
import type { Scores } from "./model.ts";

/** One or two topics, the surer first. */
export function topicsOf(
  scores: Scores,
  thresholds: { readonly second_topic: number },
  type: FeedbackType,
): readonly Topic[] {
  if (type === "incomplete") return ["other"];
  const ranked = topics
    .map((topic) => ({ topic, score: scores.get(`topic:${topic}`) ?? 0 }))
    .sort((one, other) => other.score - one.score);
  const [first, second] = ranked;
  if (!first || !second) return ["other"];
  return second.score > thresholds.second_topic ? [first.topic, second.topic] : [first.topic];
}
