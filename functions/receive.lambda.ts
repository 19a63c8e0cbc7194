import process from "node:process";
import { dynamo, kms, sqs } from "./adapters/aws.ts";
import { calledPeople } from "./adapters/called-people.ts";
import { inbox } from "./adapters/inbox.ts";
import { pseudonyms } from "./adapters/pseudonyms.ts";
import { queues } from "./adapters/queues.ts";
import { sealing, sealingValues } from "./adapters/seals.ts";
import { secret, WebhookSecret } from "./adapters/secrets.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { understandingBeside } from "./adapters/understanding-beside.ts";
import { vaultIntake } from "./adapters/vault.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { receive } from "./receive.ts";

const env = environment(process.env);
const keys = kms();
const db = dynamo();
const webhook = secret(env("TWILIO_WEBHOOK_SECRET"), WebhookSecret, Date.now);

/** POST /twilio/messages */
export const handler = receive({
  settings: settingsBeside(import.meta.url),
  publicUrl: env("PUBLIC_URL"),
  authTokens: async () => (await webhook()).authTokens,
  understand: understandingBeside(import.meta.url),
  people: calledPeople(db, env("RECORDS_TABLE"), Date.now),
  pseudonyms: pseudonyms(keys, env("PSEUDONYM_KEY")),
  seal: sealing(keys, env("SEALING_KEY")),
  sealValues: sealingValues(keys, env("SEALING_KEY")),
  vault: vaultIntake(db, env("VAULT_TABLE")),
  accept: inbox(db, env("RECORDS_TABLE")),
  queue: queues(sqs(), {
    feedback: env("FEEDBACK_QUEUE"),
    complaint: env("COMPLAINT_QUEUE"),
    protection: env("PROTECTION_QUEUE"),
  }),
  now: () => new Date(),
  log: typedLog("receive"),
});
