import { setTimeout as delay } from "node:timers/promises";
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { reportFailure } from "./report-failure.ts";
import type { Table } from "./tables.ts";

// DynamoDB leaves alone what ended more than five years ago: such a number is not a time.
const OLDEST_SECONDS = 5 * 365 * 86_400;

/** Deletes what has expired, now and every `periodMs` until `signal` aborts: the emulated database never does. */
export async function runExpiry(
  database: DynamoDBClient,
  tables: readonly Table[],
  periodMs: number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    for (const table of tables) {
      await expire(database, table, Math.floor(Date.now() / 1000), signal).catch((error) => {
        if (!signal.aborted) reportFailure(`Expiry in ${table.name}`, error);
      });
    }
    await delay(periodMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Deletes the items of one table whose time ended before `nowSeconds`. */
async function expire(database: DynamoDBClient, table: Table, nowSeconds: number, signal: AbortSignal): Promise<void> {
  if (table.expiry === undefined) return;
  const condition = {
    "#expiry": table.expiry,
    ":now": { N: String(nowSeconds) },
    ":oldest": { N: String(nowSeconds - OLDEST_SECONDS) },
  };
  let from: Record<string, AttributeValue> | undefined;
  do {
    const page = await database.send(scan(table, condition, from), { abortSignal: signal });
    for (const item of page.Items ?? []) await remove(database, table, condition, item);
    from = page.LastEvaluatedKey;
  } while (from && !signal.aborted);
}

type Condition = { "#expiry": string; ":now": AttributeValue; ":oldest": AttributeValue };

const EXPIRED = "#expiry < :now AND #expiry > :oldest";

function scan(table: Table, condition: Condition, from: Record<string, AttributeValue> | undefined): ScanCommand {
  const names = Object.fromEntries(table.keys.map((key, index) => [`#key${index}`, key]));
  return new ScanCommand({
    TableName: table.name,
    ExclusiveStartKey: from,
    FilterExpression: EXPIRED,
    ProjectionExpression: Object.keys(names).join(", "),
    ExpressionAttributeNames: { ...names, "#expiry": condition["#expiry"] },
    ExpressionAttributeValues: { ":now": condition[":now"], ":oldest": condition[":oldest"] },
  });
}

/** Somebody may have given the item more time since it was read: then it stays. */
async function remove(
  database: DynamoDBClient,
  table: Table,
  condition: Condition,
  key: Record<string, AttributeValue>,
): Promise<void> {
  const command = new DeleteItemCommand({
    TableName: table.name,
    Key: key,
    ConditionExpression: EXPIRED,
    ExpressionAttributeNames: { "#expiry": condition["#expiry"] },
    ExpressionAttributeValues: { ":now": condition[":now"], ":oldest": condition[":oldest"] },
  });
  await database.send(command).catch((error) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}
