import type { Coding } from "../coding/coding.ts";

export const criticalities = ["urgent", "action_needed", "monitor", "already_acted", "to_be_clarified"] as const;
export type Criticality = (typeof criticalities)[number];

/** The criticality of the machine: `urgent` is to be acted on within 72 hours. */
export const criticality = ({ urgency, type }: Pick<Coding, "urgency" | "type">): Criticality => {
  if (urgency !== "normal") return "urgent";
  return type === "question" || type === "request" || type === "report" ? "action_needed" : "monitor";
};
