import { randomUUID } from "node:crypto";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import * as z from "zod";
import { dynamo, kms } from "./adapters/aws.ts";
import { sealingFiles } from "./adapters/file-seals.ts";
import { objects } from "./adapters/objects.ts";
import { sealing } from "./adapters/seals.ts";
import { ApiSecret, secret } from "./adapters/secrets.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { twilioList } from "./adapters/twilio-list.ts";
import { twilioMedia } from "./adapters/twilio-media.ts";
import { waitingMedia } from "./adapters/waiting-media.ts";
import type { MessageId } from "./domain/feedback/handles.ts";
import { mostBytes } from "./domain/media/kept-file.ts";
import { ear } from "./media/ear.ts";
import { takingOver } from "./media.ts";
import { eachMessage } from "./middleware/batch.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";

const env = environment(process.env);
const log = typedLog("media");
const credentials = secret(env("TWILIO_API_SECRET"), ApiSecret, Date.now);
const pause = async (milliseconds: number) => setTimeout(milliseconds);
const keys = kms();
const takeOver = takingOver({
  waiting: waitingMedia(dynamo(), { records: env("RECORDS_TABLE"), vault: env("VAULT_TABLE") }),
  list: twilioList(credentials, env("TWILIO_API_URL"), pause),
  fetchMedia: twilioMedia(credentials, mostBytes),
  sealFile: sealingFiles(keys, env("SEALING_KEY")),
  objects: objects(env("FILES_BUCKET")),
  hear: ear(settingsBeside(import.meta.url), import.meta.url, sealing(keys, env("SEALING_KEY")), log),
  randomId: randomUUID,
  log,
});

/** The queue media. */
export const handler = eachMessage(z.object({ message: z.string() }), 90_000, log, async ({ message }) =>
  takeOver(message as MessageId),
);
