import type { FeedbackRecord } from "../domain/feedback/record.ts";
import type { TriageParts } from "./parts.ts";

/** Shows records of people who are away as nobody's, so that somebody takes them; nothing has to be written for it. */
export const withoutAbsent = async ({
  directory,
  now,
}: Pick<TriageParts, "directory" | "now">): Promise<(record: FeedbackRecord) => FeedbackRecord> => {
  const at = now();
  const away = (await directory.people()).filter(({ absentUntil }) => absentUntil && new Date(absentUntil) > at);
  const ids = new Set<string>(away.map(({ id }) => id));
  return (record) => (record.assignee && ids.has(record.assignee) ? { ...record, assignee: undefined } : record);
};
