// npm run replay: over tables that were restored from a backup, deletes again what had been deleted since; before they serve.
// With --copy what the live tables lack is then put back from them.

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { parseArgs } from "./proof/parse-args.ts";
import { PlaceError, placeOf } from "./redrive/place.ts";
import { copyBack } from "./restore/copy-back.ts";
import { replay } from "./restore/replay.ts";
import { tablesOf } from "./retention/tables-of.ts";

const USAGE = `npm run replay -- --records RESTORED --vault RESTORED [--copy records|vault|both] [--data DIR] [--settings FILE]
  --records, --vault  the restored tables, which are changed; the live ones are only read
  --copy              when nothing is left: put back into the live table, or both, what is missing there
  --data DIR          the local system that runs over this folder; else the deployment of the settings, with your rights`;
const { values } = parseArgs({
  options: {
    records: { type: "string" },
    vault: { type: "string" },
    copy: { type: "string" },
    data: { type: "string" },
    settings: { type: "string", default: "settings.json" },
  },
});
const copies = { records: ["records"], vault: ["vault"], both: ["records", "vault"], none: [] } as const;
const copied = Object.entries(copies).find(([name]) => name === (values.copy ?? "none"))?.[1];
if (!values.records || !values.vault || !copied) {
  console.error(USAGE);
  process.exit(1);
}
try {
  const place = placeOf(values.settings, values.data);
  const client = new DynamoDBClient(place.client("dynamodb"));
  const restored = { records: values.records, vault: values.vault };
  const live = await tablesOf(client, place.stack);
  const { tombstones, records, stops, left } = await replay(client, live, restored);
  console.log(`replay: ${tombstones} tombstones, ${records} records, ${stops} stops, ${left} left`);
  process.exitCode = left === 0 ? 0 : 1;
  for (const table of left === 0 ? copied : []) {
    const { copied, leftOut } = await copyBack(client, live, restored, table, new Date());
    console.log(`copied into ${table}: ${copied} items; ${leftOut} stay away`);
  }
} catch (error) {
  if (!(error instanceof PlaceError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
