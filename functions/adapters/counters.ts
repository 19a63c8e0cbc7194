import type { Increments } from "../domain/statistics/counts.ts";
import { countersKey, shardOf } from "./keys.ts";

/**
 * Adds increments to the counters of a programme and ISO week, as one update within the transaction that they count.
 * One item a shard holds every counter as an attribute of its own; the digest reads 16 items, however many records.
 */
export const countersUpdate = (table: string, programme: string, week: string, seed: string, counts: Increments) => {
  const entries = Object.entries(counts);
  return {
    Update: {
      TableName: table,
      Key: countersKey(programme, week, shardOf(seed)),
      UpdateExpression: `ADD ${entries.map((_, index) => `#c${index} :c${index}`).join(", ")}`,
      ExpressionAttributeNames: Object.fromEntries(entries.map(([name], index) => [`#c${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(entries.map(([, count], index) => [`:c${index}`, count])),
    },
  };
};
