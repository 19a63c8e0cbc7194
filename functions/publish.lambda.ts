import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { answerStore } from "./adapters/answer-store.ts";
import { auditLog } from "./adapters/audit-log.ts";
import { dynamo } from "./adapters/aws.ts";
import { digestStores } from "./adapters/digest-stores.ts";
import { directory } from "./adapters/directory.ts";
import { mailer } from "./adapters/mail.ts";
import { rates } from "./adapters/rates.ts";
import { refusals } from "./adapters/refusals.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { understandingWhenAsked } from "./adapters/understanding-beside.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { publish } from "./publish.ts";

const env = environment(process.env);
const db = dynamo();
const table = env("RECORDS_TABLE");
const settings = settingsBeside(import.meta.url);

const audit = auditLog(db, env("AUDIT_TABLE"), settings.retention.auditDays);

/** The routes of functions/publish/routes.ts. */
export const handler = publish({
  settings,
  ...digestStores(db, table, async (milliseconds) => setTimeout(milliseconds)),
  mail: mailer(settings.mail.from, settings.mail.replyTo, 1),
  directory: directory(db, table),
  audit,
  answers: answerStore(db, table),
  countCalls: rates(db, table),
  refused: refusals(db, table, audit),
  understand: understandingWhenAsked(import.meta.url),
  now: () => new Date(),
  log: typedLog("publish"),
});
