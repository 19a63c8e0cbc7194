/** The coding of a record: IFRC Feedback Kit, Tool 22, with the migration extension of Hearback. */

export const feedbackTypes = ["question", "request", "report", "praise", "observation", "incomplete"] as const;
export type FeedbackType = (typeof feedbackTypes)[number];

export const topics = [
  "food",
  "wash",
  "shelter",
  "nfi",
  "health",
  "mental_health",
  "cash",
  "legal_documentation",
  "family_links",
  "protection",
  "information",
  "education",
  "livelihoods",
  "transport",
  "inclusion",
  "staff_conduct",
  "feedback_channel",
  "other",
] as const;
export type Topic = (typeof topics)[number];

export const aboutWhom = ["us", "partner", "authority", "smuggler_employer", "family_community", "unknown"] as const;
export type About = (typeof aboutWhom)[number];

/** Classes that the machine may find. */
export const sensitiveClasses = [
  "sea",
  "fraud_corruption",
  "staff_misconduct",
  "gbv",
  "child_protection",
  "trafficking",
  "violence",
  "detention",
  "self_harm",
  "life_threat",
] as const;
/** Those that people may set: the last two are feared or seen by people alone. */
export const settableClasses = [...sensitiveClasses, "retaliation", "threat_to_staff"] as const;
export type SensitiveClass = (typeof settableClasses)[number];

export const sensitivities = ["sensitive", "non_sensitive", "to_be_clarified"] as const;
export type Sensitivity = (typeof sensitivities)[number];

export const urgencies = ["immediate", "high", "normal"] as const;
export type Urgency = (typeof urgencies)[number];

export const contactWishes = ["no_reply", "no_call", "text_only", "other_channel", "time"] as const;
export type ContactWish = (typeof contactWishes)[number];

/** `complaint`: a report about us or a partner; `protection`: harm or danger done by others; `feedback`: all else. */
export const tracks = ["feedback", "complaint", "protection"] as const;
export type Track = (typeof tracks)[number];

export type Coding = {
  readonly type: FeedbackType;
  readonly topics: readonly Topic[];
  /** Ids of the coding framework, `type.category`, for instance `report.barriers_to_access`. */
  readonly codes: readonly string[];
  readonly about: About;
  /** The classes found or, where `sensitivity` is `to_be_clarified`, feared. */
  readonly sensitive: readonly SensitiveClass[];
  readonly sensitivity: Sensitivity;
  readonly urgency: Urgency;
  readonly contactWishes: readonly ContactWish[];
  readonly writerMayBeChild: boolean;
  /** Every track that the record belongs to, the leading one first; never empty. */
  readonly tracks: readonly [Track, ...Track[]];
  /** Ids of the rules and features that decided; never a word of the message. */
  readonly why: readonly string[];
};
