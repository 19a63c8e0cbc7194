import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import type { QueuePart } from "../domain/feedback/queue-part.ts";
import { changePartition, changeShards } from "./record-items.ts";

export type ChangeQuery = {
  readonly parts: readonly QueuePart[];
  /** A place in the order of changes, and a moment: what lies between is read. */
  readonly after: string;
  readonly until: string;
};
export type ChangePage = {
  readonly references: readonly ReferenceCode[];
  /** Up to where everything was read. */
  readonly upTo: string;
};

/** So many are looked at for a page at most, whoever may see them. */
const mostRead = 100;

/**
 * The records that changed last between two moments, the earliest first, merged from the shards. It reads keys alone,
 * and of each shard no more than a page can hold.
 */
export const changedRecords =
  (db: DynamoDBDocumentClient, table: string) =>
  async ({ parts, after, until }: ChangeQuery): Promise<ChangePage> => {
    // DynamoDB refuses an empty range.
    if (after >= until) return { references: [], upTo: after };
    const partitions = parts.flatMap((part) =>
      Array.from({ length: changeShards }, (_, shard) => changePartition(part, shard)),
    );
    const found = await Promise.all(partitions.map(async (partition) => placesIn(partition)));
    const places = found.flat().sort();
    const page = places.slice(0, mostRead);
    const upTo = places.length > mostRead ? (page.at(-1) ?? until) : until;
    return { references: page.map((place) => place.split("#")[1] as ReferenceCode), upTo };

    /** One more than a page holds, to know whether it goes on. */
    async function placesIn(partition: string): Promise<readonly string[]> {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: table,
          IndexName: "changes",
          KeyConditionExpression: "changeShard = :partition AND changeOrder BETWEEN :after AND :until",
          // The next that there can be after a place is the place and something behind it.
          ExpressionAttributeValues: { ":partition": partition, ":after": `${after}!`, ":until": until },
          Limit: mostRead + 1,
        }),
      );
      return Items.map(({ changeOrder }) => String(changeOrder));
    }
  };
export type ChangedRecords = ReturnType<typeof changedRecords>;
