import { randomBytes, randomUUID } from "node:crypto";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import * as z from "zod";
import { dynamo, kms, sqs } from "./adapters/aws.ts";
import { bulletins } from "./adapters/bulletins.ts";
import { contacts } from "./adapters/contacts.ts";
import { directory } from "./adapters/directory.ts";
import { erasures } from "./adapters/erasures.ts";
import { languageModel } from "./adapters/language-model.ts";
import { openings } from "./adapters/openings.ts";
import { queues } from "./adapters/queues.ts";
import { recordStore } from "./adapters/record-store.ts";
import { replyStore } from "./adapters/replies.ts";
import { responseTimes } from "./adapters/response-times.ts";
import { sealing } from "./adapters/seals.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { vault } from "./adapters/vault.ts";
import type { MessageId } from "./domain/feedback/handles.ts";
import { eachMessage } from "./middleware/batch.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { obeying } from "./obey.ts";
import type { OpenRecordParts } from "./open-record/parts.ts";
import { openingOf } from "./open-record.ts";
import { reconsidering } from "./reconsider.ts";

const env = environment(process.env);
const db = dynamo();
const tables = { records: env("RECORDS_TABLE"), vault: env("VAULT_TABLE") };
const log = typedLog("open-record");
const seal = sealing(kms(), env("SEALING_KEY"));
const common: Pick<OpenRecordParts, "settings" | "drafts" | "vault" | "queue" | "randomId" | "now" | "log"> = {
  settings: settingsBeside(import.meta.url),
  drafts: env("DRAFT_TEXTS") === "send" ? "send" : "hold",
  vault: vault(db, tables.vault),
  queue: queues(sqs(), { replies: env("REPLIES_QUEUE"), notices: env("NOTICES_QUEUE"), media: env("MEDIA_QUEUE") }),
  randomId: randomUUID,
  now: () => new Date(),
  log,
};
const { languageModel: model } = common.settings;
const reconsider =
  model &&
  reconsidering({
    ask: languageModel(model, Date.now),
    patience: async () => setTimeout(model.patienceSeconds * 1000),
    seal,
    log,
  });
const people = contacts(db, tables);
const open = openingOf({
  ...common,
  reconsider,
  seal,
  responseTime: responseTimes(db, tables.records).inForce,
  openings: openings(db, tables),
  recordsOf: people.recordsOf,
  directory: directory(db, tables.records),
  obey: obeying({
    ...common,
    contacts: people,
    erasures: erasures(db, tables),
    records: recordStore(db, tables.records),
    replies: replyStore(db, tables.records),
    bulletins: bulletins(db, tables.records),
  }),
  random: randomBytes,
  pause: async (milliseconds) => setTimeout(milliseconds),
});

/** The queues feedback, complaint and protection. */
export const handler = eachMessage(z.object({ message: z.string() }), 20_000, log, async ({ message }) =>
  open(message as MessageId),
);
