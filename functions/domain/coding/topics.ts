import { type FeedbackType, type Sensitivity, type Topic, topics } from "./coding.ts";
import type { Scores } from "./model.ts";

/** One or two topics, the surer first; harm has more often two, what was done and what it was about. */
export function topicsOf(
  scores: Scores,
  thresholds: { readonly second_topic: number; readonly second_topic_sensitive: number },
  type: FeedbackType,
  sensitivity: Sensitivity,
): readonly Topic[] {
  if (type === "incomplete") return ["other"];
  const ranked = topics
    .map((topic) => ({ topic, score: scores.get(`topic:${topic}`) ?? 0 }))
    .sort((one, other) => other.score - one.score);
  const [first, second] = ranked;
  if (!first || !second) return ["other"];
  const least = sensitivity === "non_sensitive" ? thresholds.second_topic : thresholds.second_topic_sensitive;
  return second.score > least ? [first.topic, second.topic] : [first.topic];
}
