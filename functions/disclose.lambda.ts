import process from "node:process";
import { answerStore } from "./adapters/answer-store.ts";
import { auditLog } from "./adapters/audit-log.ts";
import { dynamo, kms, sqs } from "./adapters/aws.ts";
import { directory } from "./adapters/directory.ts";
import { unsealingFiles } from "./adapters/file-seals.ts";
import { glasses } from "./adapters/glasses.ts";
import { handOvers } from "./adapters/hand-overs.ts";
import { objects } from "./adapters/objects.ts";
import { queues } from "./adapters/queues.ts";
import { rates } from "./adapters/rates.ts";
import { recordStore } from "./adapters/record-store.ts";
import { refusals } from "./adapters/refusals.ts";
import { sealedFiles } from "./adapters/sealed-files.ts";
import { sealedIdentities } from "./adapters/sealed-identities.ts";
import { sealing, unsealing, unsealingValue } from "./adapters/seals.ts";
import { settingsBeside } from "./adapters/settings-beside.ts";
import { tokensOf } from "./adapters/tokens.ts";
import { understandingWhenAsked } from "./adapters/understanding-beside.ts";
import { disclose } from "./disclose.ts";
import { environment } from "./middleware/environment.ts";
import { typedLog } from "./middleware/log.ts";

const env = environment(process.env);
const db = dynamo();
const keys = kms();
const table = env("RECORDS_TABLE");
const settings = settingsBeside(import.meta.url);
const { auditDays } = settings.retention;

const audit = auditLog(db, env("AUDIT_TABLE"), auditDays);

/** The routes of functions/disclose/routes.ts. */
export const handler = disclose({
  settings,
  verify: tokensOf(env("SIGN_IN_ISSUER"), env("SIGN_IN_CLIENT")),
  records: recordStore(db, table),
  directory: directory(db, table),
  identities: sealedIdentities(db, env("VAULT_TABLE")),
  files: sealedFiles(db, { records: table, vault: env("VAULT_TABLE") }),
  objects: objects(env("FILES_BUCKET")),
  unsealFile: unsealingFiles(keys, env("SEALING_KEY")),
  glasses: glasses(db, table, auditDays),
  handOvers: handOvers(db, table),
  understand: understandingWhenAsked(import.meta.url),
  seal: sealing(keys, env("SEALING_KEY")),
  unseal: unsealing(keys, env("SEALING_KEY")),
  unsealValue: unsealingValue(keys, env("SEALING_KEY")),
  audit,
  answers: answerStore(db, table),
  countCalls: rates(db, table),
  refused: refusals(db, table, audit),
  queue: queues(sqs(), { notices: env("NOTICES_QUEUE") }),
  now: () => new Date(),
  log: typedLog("disclose"),
});
