import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { QueuePart } from "../domain/feedback/queue-part.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { shards } from "./keys.ts";
import { plain } from "./plain.ts";
import { queueOrder, queuePartition } from "./record-items.ts";

export type QueueQuery = {
  readonly parts: readonly QueuePart[];
  readonly state: "active" | "closed";
  readonly after: string | undefined;
  readonly limit: number;
  readonly keep: (record: FeedbackRecord) => boolean | Promise<boolean>;
  /** So many are looked at together, where looking at one takes a read of its own. */
  readonly atOnce?: number;
};
export type QueuePage = {
  readonly records: readonly FeedbackRecord[];
  readonly next: string | undefined;
  /** What was looked at for it, in order. */
  readonly read: readonly FeedbackRecord[];
};

const chunk = 8;
/** A filter without an index is a bounded read: after so many records the page is short and has a cursor. */
const mostRead = 500;

/**
 * One page of the queue in the order of what is due, merged from the shards. Each shard is read in small chunks and
 * only as far as the page needs it, so that a page costs the same at a thousand and at a million records.
 */
export const queueList =
  (db: DynamoDBDocumentClient, table: string) =>
  async ({ parts, state, after, limit, keep, atOnce = 1 }: QueueQuery): Promise<QueuePage> => {
    const partitions = parts.flatMap((part) =>
      Array.from({ length: shards }, (_, shard) => queuePartition(part, state, shard)),
    );
    const runs = await Promise.all(partitions.map((partition) => fill({ partition, from: after ?? "", ahead: [] })));
    const records: FeedbackRecord[] = [];
    const read: FeedbackRecord[] = [];
    for (;;) {
      const wanted = Math.min(atOnce, mostRead - read.length);
      const some = await following(wanted);
      const kept = await Promise.all(some.map(keep));
      for (const [at, record] of some.entries()) {
        read.push(record);
        if (kept[at]) records.push(record);
        if (records.length === limit || read.length === mostRead) return { records, next: queueOrder(record), read };
      }
      if (some.length < wanted) return { records, next: undefined, read };
    }

    /** The next so many in the order of the queue, fewer at its end. */
    async function following(count: number): Promise<readonly FeedbackRecord[]> {
      const some: FeedbackRecord[] = [];
      while (some.length < count) {
        const first = firstOf(runs);
        const record = first?.ahead.shift();
        if (!first || !record) return some;
        some.push(record);
        if (first.ahead.length === 0 && !first.done) await fill(first);
      }
      return some;
    }

    async function fill(run: Run): Promise<Run> {
      const { Items, LastEvaluatedKey } = await db.send(
        new QueryCommand({
          TableName: table,
          IndexName: "queue",
          KeyConditionExpression: "queueShard = :partition AND queueOrder > :after",
          ExpressionAttributeValues: { ":partition": run.partition, ":after": run.from },
          Limit: chunk,
        }),
      );
      run.ahead.push(...(Items ?? []).flatMap((item) => plain<FeedbackRecord>(item) ?? []));
      const last = run.ahead.at(-1);
      run.from = last ? queueOrder(last) : run.from;
      run.done = !LastEvaluatedKey;
      return run;
    }
  };

type Run = { readonly partition: string; from: string; ahead: FeedbackRecord[]; done?: boolean };

const firstOf = (runs: readonly Run[]): Run | undefined =>
  runs
    .filter(({ ahead }) => ahead.length > 0)
    .reduce<Run | undefined>((first, run) => (first && orderOf(first) <= orderOf(run) ? first : run), undefined);

const orderOf = ({ ahead }: Run): string => (ahead[0] ? queueOrder(ahead[0]) : "\uffff");
