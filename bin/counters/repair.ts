import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { countersKey } from "../../functions/adapters/keys.ts";
import type { Difference } from "./differences.ts";

/** Adds what is missing: what is written meanwhile is neither lost nor doubled, and the next comparison sees it. */
export const repairCounters = async (
  db: DynamoDBDocumentClient,
  table: string,
  differences: readonly Difference[],
): Promise<void> => {
  for (const { programme, week, shard, name, says, should } of differences) {
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key: countersKey(programme, week, shard),
        UpdateExpression: "SET #schema = if_not_exists(#schema, :schema) ADD #name :missing",
        ExpressionAttributeNames: { "#name": name, "#schema": "schema" },
        ExpressionAttributeValues: { ":missing": should - says, ":schema": 1 },
      }),
    );
  }
};
