import process from "node:process";
import * as z from "zod";
import { dynamo } from "./adapters/aws.ts";
import { directory } from "./adapters/directory.ts";
import { mailer } from "./adapters/mail.ts";
import { notices } from "./adapters/notices.ts";
import { ApiSecret, secret } from "./adapters/secrets.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { twilioMessages } from "./adapters/twilio-messages.ts";
import { eachMessage } from "./middleware/batch.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { notifying } from "./notify.ts";

const env = environment(process.env);
const settings = settingsBeside(import.meta.url);
const db = dynamo();
const log = typedLog("notify");
const notify = notifying({
  settings,
  notices: notices(db, env("RECORDS_TABLE")),
  directory: directory(db, env("RECORDS_TABLE")),
  mail: mailer(settings.mail.from, settings.mail.replyTo),
  messages: twilioMessages(secret(env("TWILIO_API_SECRET"), ApiSecret, Date.now), env("TWILIO_API_URL")),
  now: () => new Date(),
  log,
});

/** The queue notices. */
export const handler = eachMessage(z.object({ notice: z.string() }), 20_000, log, async ({ notice }) => notify(notice));
