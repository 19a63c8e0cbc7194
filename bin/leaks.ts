// npm run leaks: plants identifiers, runs the whole channel, then searches everything at rest for them.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refuseLiveCredentials } from "../local/live-credentials.ts";
import { describeFindings } from "./leaks/describe.ts";
import { plantedMessages } from "./leaks/plant.ts";
import { runChannel } from "./leaks/run-channel.ts";
import { searchAll } from "./leaks/search-all.ts";
import { verdictOn } from "./leaks/verdict.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { sabotaged } from "./proof/sabotage.ts";

const { values } = parseArgs({
  options: { sabotage: { type: "boolean", default: false }, messages: { type: "string", default: "300" } },
});
process.env.TZ = "UTC";
refuseLiveCredentials(process.env);

const folder = mkdtempSync(join(tmpdir(), "hearback-leaks-"));
const dataDir = join(folder, "data");
try {
  const template = values.sabotage ? await sabotaged(folder, "no-stripping") : undefined;
  const messages = plantedMessages(Number(values.messages), { sms: "", whatsapp: "" });
  const channel = await runChannel({ dataDir, template, count: messages.length });
  // Without files in the bucket a search that finds nothing in them proves nothing.
  const files = readdirSync(join(dataDir, "objects")).length;
  console.log(`files sealed: ${files}`);
  const findings = await searchAll({ dataDir, channel, messages });
  const verdict = verdictOn(messages, findings);
  console.log(describeFindings(findings, verdict));
  process.exitCode = files > 0 && verdict.leaks.length === 0 && findings.missingCanaries.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
