import process from "node:process";
import { dynamo } from "./adapters/aws.ts";
import { directory } from "./adapters/directory.ts";
import { mailer } from "./adapters/mail.ts";
import { overdueRecords } from "./adapters/overdue-records.ts";
import { sentOnce } from "./adapters/sent-once.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { timeLeft } from "./middleware/time-left.ts";
import { remind } from "./remind.ts";

const table = environment(process.env)("RECORDS_TABLE");
const settings = settingsBeside(import.meta.url);
const db = dynamo();

const run = remind({
  settings,
  overdue: overdueRecords(db, table),
  directory: directory(db, table),
  sentOnce: sentOnce(db, table),
  mail: mailer(settings.mail.from, settings.mail.replyTo, 1),
  now: () => new Date(),
  log: typedLog("remind"),
});

/** Every hour, `{at}`: only in the working hours of a programme is anything done. */
export const handler = timeLeft(10_000, run);
