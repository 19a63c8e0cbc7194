import { setTimeout } from "node:timers/promises";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { countersKey, shardOf } from "../../functions/adapters/keys.ts";
import type { Settings } from "../../functions/domain/settings.ts";
import { earlierWeeks, type InventedRecord } from "../invented/earlier-weeks.ts";
import { writeWeeks } from "../invented/write-weeks.ts";
import { type Comparison, compareCounters } from "./differences.ts";
import { repairCounters } from "./repair.ts";
import { type SmallDatabase, smallDatabase } from "./small-database.ts";

const lastWeek = "2026-W46";

/** Writes invented records, everything twice, over a database that is killed meanwhile, and compares. */
export const proveCounters = async (settings: Settings, sabotage: boolean, fix: boolean): Promise<Comparison> => {
  const database = await smallDatabase();
  try {
    for (const programme of settings.programmes) {
      const invented = earlierWeeks(programme, lastWeek, 3);
      const writing = write(database, invented, programme.timeZone).catch(() => undefined);
      await setTimeout(700);
      await database.kill();
      await writing;
      await write(database, invented, programme.timeZone);
      if (sabotage) await breakOne(database, programme.id, invented);
    }
    const compare = async () => compareCounters(database.db(), database.table, settings);
    const found = await compare();
    if (!fix || found.differences.length === 0) return found;
    await repairCounters(database.db(), database.table, found.differences);
    return await compare();
  } finally {
    await database.close();
  }
};

/** As the queues do: what was not seen to be done is delivered again. */
const write = async ({ db, table }: SmallDatabase, invented: readonly InventedRecord[], timeZone: string) =>
  writeWeeks({ db: db(), records: table, vault: table }, invented, timeZone, true);

const breakOne = async ({ db, table }: SmallDatabase, programme: string, [first]: readonly InventedRecord[]) => {
  await db().send(
    new UpdateCommand({
      TableName: table,
      Key: countersKey(programme, lastWeek, shardOf(first?.opened.reference ?? "")),
      UpdateExpression: "ADD #name :one",
      ExpressionAttributeNames: { "#name": "shown.received" },
      ExpressionAttributeValues: { ":one": 1 },
    }),
  );
};
