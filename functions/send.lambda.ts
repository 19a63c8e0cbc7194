import { randomUUID } from "node:crypto";
import process from "node:process";
import * as z from "zod";
import { allowances } from "./adapters/allowances.ts";
import { dynamo, kms } from "./adapters/aws.ts";
import { recordStore } from "./adapters/record-store.ts";
import { replyStore } from "./adapters/replies.ts";
import { unsealing } from "./adapters/seals.ts";
import { ApiSecret, secret } from "./adapters/secrets.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { lending, stops } from "./adapters/stops.ts";
import { twilioMessages } from "./adapters/twilio-messages.ts";
import { vault } from "./adapters/vault.ts";
import type { ReferenceCode, ReplyId } from "./domain/feedback/handles.ts";
import { eachMessage } from "./middleware/batch.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { sendingOf } from "./send.ts";

const env = environment(process.env);
const db = dynamo();
const log = typedLog("send");
const send = sendingOf({
  settings: settingsBeside(import.meta.url),
  drafts: env("DRAFT_TEXTS") === "send" ? "send" : "hold",
  records: recordStore(db, env("RECORDS_TABLE")),
  replies: replyStore(db, env("RECORDS_TABLE")),
  vault: vault(db, env("VAULT_TABLE")),
  unseal: unsealing(kms(), env("SEALING_KEY")),
  messages: twilioMessages(secret(env("TWILIO_API_SECRET"), ApiSecret, Date.now), env("TWILIO_API_URL")),
  stopped: stops(db, env("VAULT_TABLE")),
  giveBack: lending(db, env("VAULT_TABLE")),
  publicUrl: env("PUBLIC_URL"),
  mayTell: allowances(db, env("VAULT_TABLE")),
  randomId: randomUUID,
  now: () => new Date(),
  log,
});

/** The queue replies. */
export const handler = eachMessage(
  z.object({ reference: z.string(), reply: z.string() }),
  20_000,
  log,
  async ({ reference, reply }) => send(reference as ReferenceCode, reply as ReplyId),
);
