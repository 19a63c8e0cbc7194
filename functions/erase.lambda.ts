import { randomUUID } from "node:crypto";
import process from "node:process";
import { dynamo } from "./adapters/aws.ts";
import { contacts } from "./adapters/contacts.ts";
import { dueItems } from "./adapters/due-items.ts";
import { erasures } from "./adapters/erasures.ts";
import { leftObjects } from "./adapters/left-objects.ts";
import { notices } from "./adapters/notices.ts";
import { objects } from "./adapters/objects.ts";
import { providerCopies } from "./adapters/provider-copies.ts";
import { recordStore } from "./adapters/record-store.ts";
import { safePoints } from "./adapters/safe-points.ts";
import { ApiSecret, secret } from "./adapters/secrets.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { twilioErase } from "./adapters/twilio-erase.ts";
import { erase } from "./erase.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { timeLeft } from "./middleware/time-left.ts";

const env = environment(process.env);
const db = dynamo();
const tables = { records: env("RECORDS_TABLE"), vault: env("VAULT_TABLE") };
const run = erase({
  settings: settingsBeside(import.meta.url),
  due: dueItems(db, tables.records),
  safePoints: safePoints(db, tables.records),
  copies: providerCopies(db, tables),
  eraseAtProvider: twilioErase(secret(env("TWILIO_API_SECRET"), ApiSecret, Date.now), env("TWILIO_API_URL")),
  records: recordStore(db, tables.records),
  contacts: contacts(db, tables),
  erasures: erasures(db, tables),
  notices: notices(db, tables.records),
  leftObjects: leftObjects(db, tables.records),
  objects: objects(env("FILES_BUCKET")),
  randomId: randomUUID,
  now: () => new Date(),
  log: typedLog("erase"),
});

/** Every quarter of an hour; `{"dryRun": true}` counts what would go. */
export const handler = timeLeft(20_000, run);
