import { feedbackTypes, sensitiveClasses, topics } from "../../functions/domain/coding/coding.ts";
import { anyHarm } from "../../functions/domain/coding/fears.ts";

/** What is chosen: types exclude one another, haste is weighed beside them. */
export const chosen = [...feedbackTypes.map((name) => `type:${name}`), "urgency:high"] as const;

/** What a message is about: several topics may be right. */
export const about = topics.map((name) => `topic:${name}`);

/** What is feared: each class, harm of any class, danger now. */
export const feared = [...sensitiveClasses.map((name) => `class:${name}`), anyHarm, "urgency:immediate"] as const;
