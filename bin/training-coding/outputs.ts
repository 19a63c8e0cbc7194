import { feedbackTypes, sensitiveClasses, topics } from "../../functions/domain/coding/coding.ts";

/** What is chosen or weighed: types exclude one another, topics and haste do not. */
export const weighed = [
  ...feedbackTypes.map((name) => `type:${name}`),
  ...topics.map((name) => `topic:${name}`),
  "urgency:high",
] as const;

/** What is feared: nothing that stands in a message may speak against it. */
export const feared = [...sensitiveClasses.map((name) => `class:${name}`), "urgency:immediate"] as const;
