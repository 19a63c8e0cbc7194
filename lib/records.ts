import { ProjectionType } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { ChannelTable, text } from "./channel-table.ts";

/** Messages, records, replies and counters, all stripped; the outbox and the queue over 16 shards. */
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
  }
}
