import { randomBytes, randomUUID } from "node:crypto";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import * as z from "zod";
import { dynamo, sqs } from "./adapters/aws.ts";
import { openings } from "./adapters/openings.ts";
import { queues } from "./adapters/queues.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { vault } from "./adapters/vault.ts";
import type { MessageId } from "./domain/feedback/handles.ts";
import { eachMessage } from "./middleware/batch.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { openingOf } from "./open-record.ts";

const env = environment(process.env);
const db = dynamo();
const log = typedLog("open-record");
const open = openingOf({
  settings: settingsBeside(import.meta.url),
  drafts: env("DRAFT_TEXTS") === "send" ? "send" : "hold",
  openings: openings(db, { records: env("RECORDS_TABLE"), vault: env("VAULT_TABLE") }),
  vault: vault(db, env("VAULT_TABLE")),
  queue: queues(sqs(), { replies: env("REPLIES_QUEUE"), notices: env("NOTICES_QUEUE") }),
  random: randomBytes,
  randomId: randomUUID,
  now: () => new Date(),
  pause: async (milliseconds) => setTimeout(milliseconds),
  log,
});

/** The queues feedback, complaint and protection. */
export const handler = eachMessage(z.object({ message: z.string() }), 20_000, log, async ({ message }) =>
  open(message as MessageId),
);
