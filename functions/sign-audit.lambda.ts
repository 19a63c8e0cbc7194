import process from "node:process";
import { auditTrail } from "./adapters/audit-trail.ts";
import { dynamo, kms } from "./adapters/aws.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { signing } from "./adapters/signatures.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { signAudit } from "./sign-audit.ts";

const env = environment(process.env);

const run = signAudit({
  trail: auditTrail(dynamo(), env("AUDIT_TABLE")),
  sign: signing(kms(), env("AUDIT_KEY")),
  keptDays: settingsBeside(import.meta.url).retention.auditDays,
  now: () => new Date(),
  log: typedLog("sign-audit"),
});

/** Every day after midnight (UTC); what was missed is made up. */
export const handler = async (): Promise<void> => run();
