import type { FeedbackRecord, MachineCoding } from "../domain/feedback/record.ts";

/** The coding as it stood before the first correction. */
export const machineOf = (record: FeedbackRecord): MachineCoding => {
  if (record.machine) return record.machine;
  const { type, topics, codes, about, sensitivity, sensitive, criticality } = record;
  return { type, topics, codes, about, sensitivity, sensitive, criticality };
};
