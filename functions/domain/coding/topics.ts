import { type FeedbackType, type Sensitivity, type Topic, topics } from "./coding.ts";
import type { Scores } from "./model.ts";

/** The concept that says a topic, where it is called otherwise. */
const conceptOf: Partial<Record<Topic, string>> = {
  mental_health: "mental",
  legal_documentation: "legal",
  family_links: "family",
  protection: "protect",
  information: "info",
  education: "school",
  livelihoods: "work",
  staff_conduct: "conduct",
  feedback_channel: "feedback",
};

/** In units of the model's scores; chosen on the sets of `test/corpus` whose failures are read. */
const worthOfConcept = 0.8;
const lessForOther = 1;
const leastForSecond = { non_sensitive: -0.2, hidden: -0.6 };

/**
 * One or two topics, the surer first; harm has more often two, what was done and what it was about. A word of a topic
 * that was heard counts beside what the model makes of all words, and `other` stands alone.
 */
export function topicsOf(
  scores: Scores,
  concepts: ReadonlySet<string>,
  type: FeedbackType,
  sensitivity: Sensitivity,
): readonly Topic[] {
  if (type === "incomplete") return ["other"];
  const ranked = topics
    .map((topic) => ({ topic, score: scoreOf(topic, scores, concepts) }))
    .sort((one, other) => other.score - one.score);
  const [first, second] = ranked;
  if (!first || !second) return ["other"];
  const least = leastForSecond[sensitivity === "non_sensitive" ? "non_sensitive" : "hidden"];
  const isAlone = second.score <= least || first.topic === "other" || second.topic === "other";
  return isAlone ? [first.topic] : [first.topic, second.topic];
}

const scoreOf = (topic: Topic, scores: Scores, concepts: ReadonlySet<string>): number =>
  (scores.get(`topic:${topic}`) ?? 0) +
  (concepts.has(conceptOf[topic] ?? topic) ? worthOfConcept : 0) -
  (topic === "other" ? lessForOther : 0);
