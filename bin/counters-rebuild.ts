// npm run counters:rebuild: counts all records anew and reports every counter that says something else.

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { isoWeek } from "../functions/domain/statistics/iso-week.ts";
import { readSettings } from "../lib/read-settings.ts";
import { refuseLiveCredentials } from "../local/live-credentials.ts";
import { recordsTable } from "./chaos/counters.ts";
import { type Comparison, compareCounters } from "./counters/differences.ts";
import { proveCounters } from "./counters/prove.ts";
import { repairCounters } from "./counters/repair.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { PlaceError, placeOf } from "./redrive/place.ts";

const USAGE = `npm run counters:rebuild -- [--data DIR | --aws] [--settings FILE] [--fix] [--sabotage]
  --data DIR       the local system that runs over that folder
  --aws            the deployment of the settings, reached with your own AWS credentials; reads the whole table
  --settings FILE  which deployment (settings.json)
  --fix            adds what is missing, and compares again
  --sabotage       breaks one counter first, which must be reported
Without a place: some hundred invented records are written, every message twice, the database is killed (kill -9) in
the middle and the messages are delivered once more; then all is counted anew.`;

process.env.TZ = "UTC";
try {
  await main();
} catch (error) {
  console.error(error instanceof PlaceError ? error.message : `It ended early (${nameOf(error)}).`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { data, aws, settings, fix, sabotage } = commandLine();
  if (data === undefined && !aws) {
    refuseLiveCredentials(process.env);
    return say(await proveCounters(readSettings(settings), sabotage, fix));
  }
  if (sabotage) throw new PlaceError("--sabotage breaks a counter of invented records only: leave the place out.");
  const place = placeOf(settings, data);
  const client = new DynamoDBClient(place.client("dynamodb"));
  const db = DynamoDBDocumentClient.from(client);
  const table = await recordsTable(client);
  const oldest = Date.now() - place.settings.retention.codedRowDays * 86_400_000;
  const compare = async () => compareCounters(db, table, place.settings, isoWeek(new Date(oldest), "UTC"));
  let found = await compare();
  if (fix && found.differences.length > 0) {
    say(found);
    await repairCounters(db, table, found.differences);
    found = await compare();
  }
  say(found);
  client.destroy();
}

/** Names and numbers only: what was counted, never a record. */
function say({ records, counters, differences }: Comparison): void {
  for (const { programme, week, shard, name, says, should } of differences.slice(0, 50))
    console.log(`${programme} ${week} shard ${shard} ${name}: says ${says}, should be ${should}`);
  console.log(`counters: ${records} records, ${counters} counters, ${differences.length} different`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

function commandLine() {
  try {
    return parseArgs({
      options: {
        data: { type: "string" },
        aws: { type: "boolean", default: false },
        settings: { type: "string", default: "settings.json" },
        fix: { type: "boolean", default: false },
        sabotage: { type: "boolean", default: false },
      },
    }).values;
  } catch {
    throw new PlaceError(USAGE);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "Error";
}
