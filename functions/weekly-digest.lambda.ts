import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { dynamo } from "./adapters/aws.ts";
import { digestStores } from "./adapters/digest-stores.ts";
import { links } from "./adapters/links.ts";
import { mailer } from "./adapters/mail.ts";
import { responseTimes } from "./adapters/response-times.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { weeklyDigest } from "./weekly-digest.ts";

const table = environment(process.env)("RECORDS_TABLE");
const settings = settingsBeside(import.meta.url);
const db = dynamo();

/** A schedule for each programme, every day at its hour: `{programme, at}`. By hand: `{programme, week}`. */
export const handler = weeklyDigest({
  settings,
  ...digestStores(db, table, async (milliseconds) => setTimeout(milliseconds)),
  responseTimes: responseTimes(db, table),
  links: links(db, table),
  mail: mailer(settings.mail.from, settings.mail.replyTo, 1),
  now: () => new Date(),
  log: typedLog("weekly-digest"),
});
