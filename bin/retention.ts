// npm run retention -- --dry-run: what would be deleted now of which record; nothing is deleted by this command.

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { parseArgs } from "./proof/parse-args.ts";
import { PlaceError, placeOf } from "./redrive/place.ts";
import { dryRun } from "./retention/dry-run.ts";

const USAGE = `npm run retention -- --dry-run [--data DIR] [--settings FILE]
  --data DIR       the local system that runs over this folder; else the deployment of the settings, with your own rights
Every quarter of an hour the function erase does it by itself.`;
const { values } = parseArgs({
  options: {
    "dry-run": { type: "boolean", default: false },
    data: { type: "string" },
    settings: { type: "string", default: "settings.json" },
  },
});
if (!values["dry-run"]) {
  console.error(USAGE);
  process.exit(1);
}
try {
  const place = placeOf(values.settings, values.data);
  const client = new DynamoDBClient(place.client("dynamodb"));
  for (const line of await dryRun(client, place, new Date())) console.log(line);
} catch (error) {
  if (!(error instanceof PlaceError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
