import { type DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb";
import { trackSets } from "../domain/feedback/queue-part.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { shards } from "./keys.ts";
import { plain } from "./plain.ts";
import { queuePartition } from "./record-items.ts";

/** More than anybody reads in a mail; a queue that is so late needs people, and not a longer list. */
const mostOfPartition = 200;

const partitions = trackSets.flatMap((tracks) =>
  [false, true].flatMap((hidden) =>
    Array.from({ length: shards }, (_, shard) => queuePartition({ tracks, hidden }, "active", shard)),
  ),
);

/** What is being worked on and was due before a moment, the oldest of each partition of the queue; never a scan. */
export const overdueRecords =
  (db: DynamoDBDocumentClient, table: string) =>
  async (before: Date): Promise<readonly FeedbackRecord[]> =>
    (await Promise.all(partitions.map(async (partition) => overdueIn(db, table, partition, before)))).flat();
export type OverdueRecords = ReturnType<typeof overdueRecords>;

const overdueIn = async (client: DynamoDBDocumentClient, table: string, partition: string, before: Date) => {
  const found: FeedbackRecord[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      IndexName: "queue",
      KeyConditionExpression: "queueShard = :partition AND queueOrder < :before",
      ExpressionAttributeValues: { ":partition": partition, ":before": before.toISOString() },
      Limit: mostOfPartition,
    },
  );
  for await (const { Items = [] } of pages) {
    found.push(...Items.flatMap((item) => plain<FeedbackRecord>(item) ?? []));
    if (found.length >= mostOfPartition) break;
  }
  return found;
};
