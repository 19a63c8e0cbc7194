import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { dynamo } from "./adapters/aws.ts";
import { bulletins } from "./adapters/bulletins.ts";
import { digests } from "./adapters/digests.ts";
import { harmReleases } from "./adapters/harm-releases.ts";
import { links } from "./adapters/links.ts";
import { mailer } from "./adapters/mail.ts";
import { countersReader } from "./adapters/read-counters.ts";
import { responseTimes } from "./adapters/response-times.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { subscriptionStore } from "./adapters/subscriptions.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { weeklyDigest } from "./weekly-digest.ts";

const table = environment(process.env)("RECORDS_TABLE");
const settings = settingsBeside(import.meta.url);
const db = dynamo();

/** A schedule for each programme, every day at its hour: `{programme, at}`. By hand: `{programme, week}`. */
export const handler = weeklyDigest({
  settings,
  counters: countersReader(db, table, async (milliseconds) => setTimeout(milliseconds)),
  digests: digests(db, table),
  subscriptions: subscriptionStore(db, table),
  bulletins: bulletins(db, table),
  responseTimes: responseTimes(db, table),
  harm: harmReleases(db, table),
  links: links(db, table),
  mail: mailer(settings.mail.from, settings.mail.replyTo, 1),
  now: () => new Date(),
  log: typedLog("weekly-digest"),
});
