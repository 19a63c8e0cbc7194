import { type DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Settings } from "../../functions/domain/settings.ts";
import { compareCounters } from "../counters/differences.ts";

/** How many counters say something else than the records that they count, over all shards. */
export const wrongCounters = async (database: DynamoDBClient, settings: Settings): Promise<number> => {
  const db = DynamoDBDocumentClient.from(database);
  return (await compareCounters(db, await recordsTable(database), settings)).differences.length;
};

/** The table of the records, by its name. */
export const recordsTable = async (database: DynamoDBClient): Promise<string> => {
  const { TableNames = [] } = await database.send(new ListTablesCommand());
  const name = TableNames.find((table) => /records/i.test(table));
  if (!name) throw new Error("There is no records table.");
  return name;
};
