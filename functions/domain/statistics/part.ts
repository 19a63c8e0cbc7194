import { misconductClasses } from "../feedback/misconduct.ts";
import { type FeedbackRecord, isHidden } from "../feedback/record.ts";

/**
 * Who may know how many there are. Every record counts in one part only, so that what others may see never holds a
 * trace of what they may not. `unclear`: hidden until a person has decided, and on no track yet that would say whose.
 */
export const parts = ["shown", "misconduct", "harm", "unclear"] as const;
export type Part = (typeof parts)[number];

/** A record on both tracks counts as misconduct, which fewest people may know of. */
export const partOf = ({ sensitivity, tracks, sensitive }: FeedbackRecord): Part => {
  if (!isHidden(sensitivity)) return "shown";
  if (tracks.includes("complaint") || sensitive.some((found) => misconductClasses.includes(found))) return "misconduct";
  return tracks.includes("protection") ? "harm" : "unclear";
};
