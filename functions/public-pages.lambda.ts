import process from "node:process";
import { dynamo } from "./adapters/aws.ts";
import { bulletins } from "./adapters/bulletins.ts";
import { links } from "./adapters/links.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { subscriptionStore } from "./adapters/subscriptions.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { publicPages } from "./public-pages.ts";

const db = dynamo();
const table = environment(process.env)("RECORDS_TABLE");

/** `/news/{programme}/{language}` and `/unsubscribe/{token}`. */
export const handler = publicPages({
  settings: settingsBeside(import.meta.url),
  bulletins: bulletins(db, table),
  subscriptions: subscriptionStore(db, table),
  links: links(db, table),
  now: () => new Date(),
  log: typedLog("public-pages"),
});
