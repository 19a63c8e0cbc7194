import { dueParts, goesAt, type KeptPart, keptParts, type Retention } from "./keeping.ts";
import type { FeedbackRecord } from "./record.ts";

/** `kept`: not yet, or not as long as it is held. `goes`: with the next run. `waits`: its time has come, and nobody has looked at the record. */
export const partStates = ["kept", "goes", "waits", "gone"] as const;
export type PartState = (typeof partStates)[number];
export type PartToGo = { readonly part: KeptPart; readonly at: string | undefined; readonly state: PartState };

/**
 * What will go of a record and when, from this record alone: whoever may see it need not learn from this whether the
 * person has others. As long as one of those is worked on the address stays.
 */
export const erasurePreview = (record: FeedbackRecord, retention: Retention, now: Date): readonly PartToGo[] => {
  const dates = goesAt(record, retention);
  const due = dueParts(record, retention, now);
  const isUnread = record.lifecycle === "open";
  const stateOf = (part: KeptPart): PartState => {
    if (record.keeping?.gone.includes(part)) return "gone";
    if (!due.includes(part)) return "kept";
    return isUnread ? "waits" : "goes";
  };
  return keptParts.map((part) => ({ part, at: dates.get(part), state: stateOf(part) }));
};
