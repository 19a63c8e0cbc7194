import { randomUUID } from "node:crypto";
import process from "node:process";
import * as z from "zod";
import { allowances } from "./adapters/allowances.ts";
import { dynamo, kms } from "./adapters/aws.ts";
import { callStore } from "./adapters/calls.ts";
import { directory } from "./adapters/directory.ts";
import { recordStore } from "./adapters/record-store.ts";
import { replyStore } from "./adapters/replies.ts";
import { unsealing } from "./adapters/seals.ts";
import { ApiSecret, secret } from "./adapters/secrets.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { lending, stops } from "./adapters/stops.ts";
import { twilioCalls } from "./adapters/twilio-calls.ts";
import { twilioMessages } from "./adapters/twilio-messages.ts";
import { vault } from "./adapters/vault.ts";
import type { CallId, ReferenceCode, ReplyId } from "./domain/feedback/handles.ts";
import { eachMessage } from "./middleware/batch.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { callingOf } from "./send/call.ts";
import { sendingOf } from "./send.ts";

const env = environment(process.env);
const db = dynamo();
const log = typedLog("send");
const settings = settingsBeside(import.meta.url);
const records = recordStore(db, env("RECORDS_TABLE"));
const known = vault(db, env("VAULT_TABLE"));
const unseal = unsealing(kms(), env("SEALING_KEY"));
const credentials = secret(env("TWILIO_API_SECRET"), ApiSecret, Date.now);
const common = { settings, records, vault: known, unseal, publicUrl: env("PUBLIC_URL"), now: () => new Date(), log };
const call = callingOf({
  ...common,
  directory: directory(db, env("RECORDS_TABLE")),
  calls: callStore(db, env("RECORDS_TABLE")),
  provider: twilioCalls(credentials, env("TWILIO_API_URL")),
});
const send = sendingOf({
  ...common,
  drafts: env("DRAFT_TEXTS") === "send" ? "send" : "hold",
  replies: replyStore(db, env("RECORDS_TABLE")),
  messages: twilioMessages(credentials, env("TWILIO_API_URL")),
  stopped: stops(db, env("VAULT_TABLE")),
  giveBack: lending(db, env("VAULT_TABLE")),
  mayTell: allowances(db, env("VAULT_TABLE")),
  randomId: randomUUID,
});

/** The queue replies. */
export const handler = eachMessage(
  z.union([
    z.object({ reference: z.string(), reply: z.string() }),
    z.object({ reference: z.string(), call: z.string() }),
  ]),
  20_000,
  log,
  async (ids) =>
    "call" in ids
      ? call(ids.reference as ReferenceCode, ids.call as CallId)
      : send(ids.reference as ReferenceCode, ids.reply as ReplyId),
);
