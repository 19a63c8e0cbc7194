import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type Key, type QueueName, queueNames, shards, two } from "./keys.ts";
import type { QueuedIds } from "./queues.ts";

/** Something whose work is not done: where it belongs, and since when it waits. */
export type Waiting = { readonly queue: QueueName; readonly ids: QueuedIds; readonly since: Date };

/** Reads what has been in the outbox since before a moment, the oldest first in each shard, at most `limit` a shard. */
export const outboxOf =
  (db: DynamoDBDocumentClient, table: string) =>
  async (before: Date, limit: number): Promise<readonly Waiting[]> => {
    const pages = await Promise.all(
      Array.from({ length: shards }, (_, shard) =>
        db.send(
          new QueryCommand({
            TableName: table,
            IndexName: "outbox",
            KeyConditionExpression: "outboxShard = :shard AND outboxAt < :before",
            ExpressionAttributeValues: { ":shard": `OUTBOX#${two(shard)}`, ":before": before.toISOString() },
            Limit: limit,
          }),
        ),
      ),
    );
    return pages.flatMap(({ Items }) => (Items ?? []).flatMap((item) => waiting(item as Key & { outboxAt: string })));
  };

const waiting = ({ pk, sk, outboxAt }: Key & { readonly outboxAt: string }): Waiting[] => {
  const [since = "", name] = outboxAt.split("#");
  const queue = queueNames.find((known) => known === name);
  return queue ? [{ queue, ids: idsOf(queue, after(pk), after(sk)), since: new Date(since) }] : [];
};

const idsOf = (queue: QueueName, pkId: string, skId: string): QueuedIds => {
  if (queue === "replies") return { reference: pkId, reply: skId };
  return queue === "notices" ? { notice: pkId } : { message: pkId };
};

const after = (key: string): string => key.slice(key.indexOf("#") + 1);
