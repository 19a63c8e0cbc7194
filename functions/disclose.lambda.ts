import { randomUUID } from "node:crypto";
import process from "node:process";
import { auditLog } from "./adapters/audit-log.ts";
import { dynamo, kms } from "./adapters/aws.ts";
import { directory } from "./adapters/directory.ts";
import { recordStore } from "./adapters/record-store.ts";
import { unsealing } from "./adapters/seals.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { tokensOf } from "./adapters/tokens.ts";
import { disclose } from "./disclose.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";

const env = environment(process.env);
const db = dynamo();
const table = env("RECORDS_TABLE");

/** POST /feedback/{reference}/disclosure */
export const handler = disclose({
  verify: tokensOf(env("SIGN_IN_ISSUER"), env("SIGN_IN_CLIENT")),
  records: recordStore(db, table),
  directory: directory(db, table),
  unseal: unsealing(kms(), env("SEALING_KEY")),
  audit: auditLog(db, table, randomUUID, settingsBeside(import.meta.url).retention.auditDays),
  now: () => new Date(),
  log: typedLog("disclose"),
});
