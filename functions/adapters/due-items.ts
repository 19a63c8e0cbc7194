import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type Key, type Lane, shards, two } from "./keys.ts";

export type DueItem = Key & { readonly at: string };

/** The items of a lane, or of the outbox proper, whose time has come, the oldest first in each shard, at most `limit` a shard. Never a scan. */
export const dueItems =
  (db: DynamoDBDocumentClient, table: string) =>
  async (lane: Lane | "outbox", before: Date, limit: number): Promise<readonly DueItem[]> => {
    const pages = await Promise.all(
      Array.from({ length: shards }, (_, shard) =>
        db.send(
          new QueryCommand({
            TableName: table,
            IndexName: "outbox",
            KeyConditionExpression: "outboxShard = :shard AND outboxAt < :before",
            ExpressionAttributeValues: {
              ":shard": `${lane.toUpperCase()}#${two(shard)}`,
              ":before": before.toISOString(),
            },
            Limit: limit,
          }),
        ),
      ),
    );
    return pages.flatMap(({ Items = [] }) =>
      Items.map(({ pk, sk, outboxAt }) => ({ pk: String(pk), sk: String(sk), at: String(outboxAt) })),
    );
  };
export type DueItems = ReturnType<typeof dueItems>;
