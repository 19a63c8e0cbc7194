import process from "node:process";
import { auditLog } from "./adapters/audit-log.ts";
import { dynamo } from "./adapters/aws.ts";
import { refusals } from "./adapters/refusals.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { environment } from "./middleware/environment.ts";
import { notingRefusals } from "./note-refusals.ts";

const env = environment(process.env);
const db = dynamo();
const { auditDays } = settingsBeside(import.meta.url).retention;

/** The lines of the access log that say 401. */
export const handler = notingRefusals(refusals(db, env("RECORDS_TABLE"), auditLog(db, env("AUDIT_TABLE"), auditDays)));
