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
