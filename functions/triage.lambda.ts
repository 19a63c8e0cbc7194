import { randomUUID } from "node:crypto";
import process from "node:process";
import { answerStore } from "./adapters/answer-store.ts";
import { auditLog } from "./adapters/audit-log.ts";
import { auditTrail } from "./adapters/audit-trail.ts";
import { dynamo, kms, sqs } from "./adapters/aws.ts";
import { changedRecords } from "./adapters/changed-records.ts";
import { cursors } from "./adapters/cursors.ts";
import { directory } from "./adapters/directory.ts";
import { labelsBeside } from "./adapters/labels.ts";
import { lists } from "./adapters/lists.ts";
import { queueList } from "./adapters/queue-list.ts";
import { queues } from "./adapters/queues.ts";
import { rates } from "./adapters/rates.ts";
import { recordStore } from "./adapters/record-store.ts";
import { refusals } from "./adapters/refusals.ts";
import { sealing, sealingValues } from "./adapters/seals.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { understandingWhenAsked } from "./adapters/understanding-beside.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";
import { triage } from "./triage.ts";

const env = environment(process.env);
const db = dynamo();
const keys = kms();
const table = env("RECORDS_TABLE");
const settings = settingsBeside(import.meta.url);

const audit = auditLog(db, env("AUDIT_TABLE"), settings.retention.auditDays);

/** The routes of functions/triage/routes.ts. */
export const handler = triage({
  settings,
  records: recordStore(db, table, env("VAULT_TABLE")),
  list: queueList(db, table),
  changed: changedRecords(db, table),
  directory: directory(db, table),
  audit,
  lists: lists(db, table),
  labels: labelsBeside(import.meta.url),
  trail: auditTrail(db, env("AUDIT_TABLE")),
  understand: understandingWhenAsked(import.meta.url),
  seal: sealing(keys, env("SEALING_KEY")),
  sealValues: sealingValues(keys, env("SEALING_KEY")),
  queue: queues(sqs(), { replies: env("REPLIES_QUEUE"), notices: env("NOTICES_QUEUE") }),
  answers: answerStore(db, table),
  cursors: cursors(db, table),
  countCalls: rates(db, table),
  refused: refusals(db, table, audit),
  randomId: randomUUID,
  now: () => new Date(),
  log: typedLog("triage"),
});
