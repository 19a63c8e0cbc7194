// npm run replay: over tables that were restored from a backup, deletes again what had been deleted since; before they serve.

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { parseArgs } from "./proof/parse-args.ts";
import { PlaceError, placeOf } from "./redrive/place.ts";
import { replay } from "./restore/replay.ts";
import { tablesOf } from "./retention/tables-of.ts";

const USAGE = `npm run replay -- --records RESTORED --vault RESTORED [--data DIR] [--settings FILE]
  --records, --vault  the restored tables, which are changed; the live ones are only read
  --data DIR          the local system that runs over this folder; else the deployment of the settings, with your rights`;
const { values } = parseArgs({
  options: {
    records: { type: "string" },
    vault: { type: "string" },
    data: { type: "string" },
    settings: { type: "string", default: "settings.json" },
  },
});
if (!values.records || !values.vault) {
  console.error(USAGE);
  process.exit(1);
}
try {
  const place = placeOf(values.settings, values.data);
  const client = new DynamoDBClient(place.client("dynamodb"));
  const restored = { records: values.records, vault: values.vault };
  const { tombstones, records, stops, left } = await replay(client, await tablesOf(client, place.stack), restored);
  console.log(`replay: ${tombstones} tombstones, ${records} records, ${stops} stops, ${left} left`);
  process.exitCode = left === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof PlaceError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
