import type { QueuePage } from "../adapters/queue-list.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import type { TriageParts } from "./parts.ts";
import { clocksOf } from "./show.ts";

/** How the records of a filter are spread; of no others, so that no count tells of what its reader may not see. */
export const facetsOf = (parts: TriageParts, { records, next }: QueuePage) => {
  const count = (valuesOf: (record: FeedbackRecord) => readonly string[]) => {
    const counts = new Map<string, number>();
    for (const value of records.flatMap((record) => [...new Set(valuesOf(record))]))
      counts.set(value, (counts.get(value) ?? 0) + 1);
    return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
  };
  return {
    of: records.length,
    whole: next === undefined,
    track: count(({ tracks }) => tracks),
    type: count(({ type }) => [type]),
    topic: count(({ topics }) => topics),
    language: count(({ language }) => [language]),
    status: count(({ status }) => [status]),
    site: count(({ site }) => [site ?? "unknown"]),
    clock: count((record) => clocksOf(parts.settings, record, parts.now()).map(({ state }) => state)),
  };
};
