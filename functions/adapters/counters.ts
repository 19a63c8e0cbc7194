import type { WeekCounts } from "../domain/statistics/counts.ts";
import { countersKey, schema, shardOf } from "./keys.ts";

/**
 * Adds increments to the counters of a programme, one update a week, within the transaction that they count. A record's
 * counts are always in the shard of its reference, so that each shard alone can be computed again from its records.
 */
export const countersUpdates = (table: string, programme: string, reference: string, counts: readonly WeekCounts[]) =>
  counts.map(({ week, increments }) => {
    const entries = Object.entries(increments);
    return {
      Update: {
        TableName: table,
        Key: countersKey(programme, week, shardOf(reference)),
        UpdateExpression: `SET #schema = :schema ADD ${entries.map((_, index) => `#c${index} :c${index}`).join(", ")}`,
        ExpressionAttributeNames: {
          "#schema": "schema",
          ...Object.fromEntries(entries.map(([name], index) => [`#c${index}`, name])),
        },
        ExpressionAttributeValues: {
          ":schema": schema,
          ...Object.fromEntries(entries.map(([, count], index) => [`:c${index}`, count])),
        },
      },
    };
  });

type Counted = { readonly programme: string; readonly reference: string; readonly counts: readonly WeekCounts[] };

/** The same for several records at once: a transaction may touch an item once, so what meets in a shard is added up. */
export const countersUpdatesOfAll = (table: string, all: readonly Counted[]) => {
  const sums = new Map<string, Counted & { readonly increments: Map<string, number>; readonly week: string }>();
  for (const { programme, reference, counts } of all) {
    for (const { week, increments } of counts) {
      const key = countersKey(programme, week, shardOf(reference)).pk;
      const sum = sums.get(key) ?? { programme, reference, counts, week, increments: new Map<string, number>() };
      for (const [name, count] of Object.entries(increments))
        sum.increments.set(name, (sum.increments.get(name) ?? 0) + count);
      sums.set(key, sum);
    }
  }
  return [...sums.values()].flatMap(({ programme, reference, week, increments }) => {
    const changed = Object.fromEntries([...increments].filter(([, count]) => count !== 0));
    return Object.keys(changed).length > 0
      ? countersUpdates(table, programme, reference, [{ week, increments: changed }])
      : [];
  });
};
