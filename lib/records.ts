import { ProjectionType } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { ChannelTable, text } from "./channel-table.ts";

/** Messages, records, replies and counters, all stripped; the outbox, the queue and what changed over shards. */
export class Records extends ChannelTable {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table.addGlobalSecondaryIndex({
      indexName: "outbox",
      partitionKey: text("outboxShard"),
      sortKey: text("outboxAt"),
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: "queue",
      partitionKey: text("queueShard"),
      sortKey: text("queueOrder"),
      projectionType: ProjectionType.ALL,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: "changes",
      partitionKey: text("changeShard"),
      sortKey: text("changeOrder"),
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }
}
