import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { dynamo, kms, sqs } from "./adapters/aws.ts";
import { calledPeople } from "./adapters/called-people.ts";
import { dueItems } from "./adapters/due-items.ts";
import { inbox } from "./adapters/inbox.ts";
import { knownMessages } from "./adapters/known-messages.ts";
import { pseudonyms } from "./adapters/pseudonyms.ts";
import { queues } from "./adapters/queues.ts";
import { replyStore } from "./adapters/replies.ts";
import { safePoints } from "./adapters/safe-points.ts";
import { sealing, sealingValues } from "./adapters/seals.ts";
import { ApiSecret, secret } from "./adapters/secrets.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { twilioList } from "./adapters/twilio-list.ts";
import { understandingBeside } from "./adapters/understanding-beside.ts";
import { vaultIntake } from "./adapters/vault.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { timeLeft } from "./middleware/time-left.ts";
import { reconcile } from "./reconcile.ts";
import { refreshReports } from "./refresh-reports.ts";

const env = environment(process.env);
const keys = kms();
const db = dynamo();
const table = env("RECORDS_TABLE");
const log = typedLog("reconcile");
const now = () => new Date();
const pause = async (milliseconds: number) => setTimeout(milliseconds);
const settings = settingsBeside(import.meta.url);
const list = twilioList(secret(env("TWILIO_API_SECRET"), ApiSecret, Date.now), env("TWILIO_API_URL"), pause);
const run = reconcile({
  settings,
  understand: understandingBeside(import.meta.url),
  people: calledPeople(db, table, Date.now),
  pseudonyms: pseudonyms(keys, env("PSEUDONYM_KEY")),
  seal: sealing(keys, env("SEALING_KEY")),
  sealValues: sealingValues(keys, env("SEALING_KEY")),
  vault: vaultIntake(db, env("VAULT_TABLE")),
  accept: inbox(db, table),
  queue: queues(sqs(), {
    feedback: env("FEEDBACK_QUEUE"),
    complaint: env("COMPLAINT_QUEUE"),
    protection: env("PROTECTION_QUEUE"),
  }),
  list,
  safePoints: safePoints(db, table),
  known: knownMessages(db, table),
  refresh: refreshReports({ settings, due: dueItems(db, table), replies: replyStore(db, table), list, now, log }),
  now,
  log,
});

/** Longer than Twilio can hold one question back. */
const reserveMs = 40_000;

/** Every quarter of an hour, and at the start of the local system. */
export const handler = timeLeft(reserveMs, run);
