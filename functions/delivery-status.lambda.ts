import process from "node:process";
import { dynamo } from "./adapters/aws.ts";
import { callStore } from "./adapters/calls.ts";
import { replyStore } from "./adapters/replies.ts";
import { secret, WebhookSecret } from "./adapters/secrets.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { deliveryStatus } from "./delivery-status.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";

const env = environment(process.env);
const webhook = secret(env("TWILIO_WEBHOOK_SECRET"), WebhookSecret, Date.now);

const db = dynamo();

/** POST /twilio/status/{reply}, /twilio/calls/{call}/{leg} */
export const handler = deliveryStatus({
  settings: settingsBeside(import.meta.url),
  now: () => new Date(),
  publicUrl: env("PUBLIC_URL"),
  authTokens: async () => (await webhook()).authTokens,
  replies: replyStore(db, env("RECORDS_TABLE")),
  calls: callStore(db, env("RECORDS_TABLE")),
  log: typedLog("delivery-status"),
});
