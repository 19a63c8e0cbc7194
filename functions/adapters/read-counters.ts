import { BatchGetCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Increments } from "../domain/statistics/counts.ts";
import { countersKey, type Key, shards } from "./keys.ts";

const mostKeys = 100;
const mostTries = 8;

/** Reads the counters of a programme, the sum of the shards for each week asked for; the same work at any size. */
export const countersReader =
  (db: DynamoDBDocumentClient, table: string, pause: (milliseconds: number) => Promise<void>) =>
  async (programme: string, weeks: readonly string[]): Promise<readonly Increments[]> => {
    const keys = weeks.flatMap((week) =>
      Array.from({ length: shards }, (_, shard) => countersKey(programme, week, shard)),
    );
    const items = new Map<string, Record<string, unknown>>();
    for (let from = 0; from < keys.length; from += mostKeys) {
      for (const item of await batch(keys.slice(from, from + mostKeys))) items.set(String(item.pk), item);
    }
    return weeks.map((week) =>
      summed(Array.from({ length: shards }, (_, shard) => items.get(countersKey(programme, week, shard).pk) ?? {})),
    );

    async function batch(wanted: readonly Key[]): Promise<readonly Record<string, unknown>[]> {
      const found: Record<string, unknown>[] = [];
      let left: readonly Record<string, unknown>[] = [...wanted];
      for (let tries = 0; left.length > 0; tries++) {
        if (tries === mostTries) throw Object.assign(new Error("busy"), { name: "CountersBusyError" });
        if (tries > 0) await pause(50 * 2 ** tries);
        const { Responses, UnprocessedKeys } = await db.send(
          new BatchGetCommand({ RequestItems: { [table]: { Keys: [...left], ConsistentRead: true } } }),
        );
        found.push(...(Responses?.[table] ?? []));
        left = UnprocessedKeys?.[table]?.Keys ?? [];
      }
      return found;
    }
  };
export type ReadCounters = ReturnType<typeof countersReader>;

/** Every counter has a dot in its name, and nothing else of the item has. */
const summed = (shardItems: readonly Record<string, unknown>[]): Increments => {
  const sums: Record<string, number> = {};
  for (const [name, count] of shardItems.flatMap((item) => Object.entries(item))) {
    if (name.includes(".") && typeof count === "number") sums[name] = (sums[name] ?? 0) + count;
  }
  return sums;
};
