import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type DueItem, dueItems } from "./due-items.ts";
import { type QueueName, queueNames } from "./keys.ts";
import type { QueuedIds } from "./queues.ts";

/** Something whose work is not done: where it belongs, and since when it waits. */
export type Waiting = { readonly queue: QueueName; readonly ids: QueuedIds; readonly since: Date };

/** Reads what has been in the outbox since before a moment, the oldest first in each shard, at most `limit` a shard. */
export const outboxOf =
  (db: DynamoDBDocumentClient, table: string) =>
  async (before: Date, limit: number): Promise<readonly Waiting[]> =>
    (await dueItems(db, table)("outbox", before, limit)).flatMap(waiting);

const waiting = ({ pk, sk, at }: DueItem): Waiting[] => {
  const [since = "", name] = at.split("#");
  const queue = queueNames.find((known) => known === name);
  return queue
    ? [{ queue, ids: idsOf(queue, after(pk), after(sk), sk.startsWith("CALL#")), since: new Date(since) }]
    : [];
};

const idsOf = (queue: QueueName, pkId: string, skId: string, isCall: boolean): QueuedIds => {
  if (queue === "replies") return { reference: pkId, [isCall ? "call" : "reply"]: skId };
  return queue === "notices" ? { notice: pkId } : { message: pkId };
};

const after = (key: string): string => key.slice(key.indexOf("#") + 1);
