import process from "node:process";
import { dynamo, sqs } from "./adapters/aws.ts";
import { outboxOf } from "./adapters/outbox.ts";
import { queues } from "./adapters/queues.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { timeLeft } from "./middleware/time-left.ts";
import { sweep } from "./sweep.ts";

const env = environment(process.env);

const run = sweep({
  outbox: outboxOf(dynamo(), env("RECORDS_TABLE")),
  queue: queues(sqs(), {
    feedback: env("FEEDBACK_QUEUE"),
    complaint: env("COMPLAINT_QUEUE"),
    protection: env("PROTECTION_QUEUE"),
    replies: env("REPLIES_QUEUE"),
    notices: env("NOTICES_QUEUE"),
    media: env("MEDIA_QUEUE"),
  }),
  now: () => new Date(),
  log: typedLog("sweep"),
});

/** Every minute, and at the start of the local system. */
export const handler = timeLeft(5_000, run);
