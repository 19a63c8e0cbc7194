// npm run demo: every message of the corpus through the whole channel, counted at its two ends.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCloud } from "../local/cloud.ts";
import { refuseLiveCredentials } from "../local/live-credentials.ts";
import { seed } from "../local/seed.ts";
import { startScreen } from "../local/start-screen.ts";
import { countsOf } from "./demo/counts.ts";
import { sendDigests } from "./demo/send-digests.ts";
import { demoTable } from "./demo/table.ts";
import { writeCorpus } from "./demo/write-corpus.ts";
import { parseArgs } from "./proof/parse-args.ts";

const { values } = parseArgs({
  options: { keep: { type: "boolean", default: false }, port: { type: "string", default: "0" } },
});

process.env.TZ = "UTC";
refuseLiveCredentials(process.env);
const dataDir = mkdtempSync(join(tmpdir(), "hearback-demo-"));
const progress = (line: string) => process.stderr.write(`${line}\n`);
const cloud = await startCloud({ dataDir, port: Number(values.port), say: progress });
let failed = true;
try {
  await cloud.warm;
  await seed(cloud);
  const senders = await writeCorpus(cloud, progress);
  const counts = await countsOf(cloud, senders);
  console.log(demoTable(counts));
  progress("Writing invented records of the eight weeks before, for the digest …");
  const digests = await sendDigests(cloud);
  console.log(`digests by mail           ${String(digests.mails).padStart(6)}   ${digests.newest}`);
  if (values.keep) console.log(startScreen(cloud));
  const { accepted, recorded, acknowledged, held } = counts;
  const lost = accepted - recorded;
  console.log(
    `demo: ${accepted} accepted, ${recorded} recorded, ${acknowledged} acknowledged, ${held} held, ${lost} lost`,
  );
  failed = lost !== 0 || digests.mails === 0 || accepted !== senders.length || acknowledged + held !== accepted;
} catch (error) {
  console.error(error instanceof Error ? error.message : "The demo ended early.");
} finally {
  if (!values.keep || failed) await end();
  else process.once("SIGINT", () => void end());
}

async function end(): Promise<void> {
  await cloud.close();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(failed ? 1 : 0);
}
