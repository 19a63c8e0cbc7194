import process from "node:process";
import { dynamo } from "./adapters/aws.ts";
import { subscriptionStore } from "./adapters/subscriptions.ts";
import { mailEvents } from "./mail-events.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";

/** Bounces and complaints, from SES by EventBridge. */
export const handler = mailEvents({
  subscriptions: subscriptionStore(dynamo(), environment(process.env)("RECORDS_TABLE")),
  log: typedLog("mail-events"),
});
