// npm run outage: the webhook is off while people write; then everything that Twilio holds is taken in, once.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCloud } from "../local/cloud.ts";
import { refuseLiveCredentials } from "../local/live-credentials.ts";
import { seed } from "../local/seed.ts";
import { outage } from "./outage/outage.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { sabotaged } from "./proof/sabotage.ts";

const { values } = parseArgs({
  options: {
    /** As `npm run chaos -- --outage` says it. */
    outage: { type: "boolean", default: true },
    sabotage: { type: "boolean", default: false },
    messages: { type: "string", default: "500" },
  },
});
process.env.TZ = "UTC";
refuseLiveCredentials(process.env);

const folder = mkdtempSync(join(tmpdir(), "hearback-outage-"));
const template = values.sabotage ? await sabotaged(folder, "no-memory") : undefined;
const cloud = await startCloud({ dataDir: join(folder, "data"), template });
try {
  await cloud.warm;
  await seed(cloud);
  const { missed, takenIn, doubled, runs, reads, seconds } = await outage(cloud, Number(values.messages));
  console.log(
    `taken in after ${seconds.reconciled} s and ${runs} runs, answered and settled after ${seconds.settled} s`,
  );
  console.log(
    `Twilio was asked ${reads.answered + reads.refused} times and told us to slow down ${reads.refused} times`,
  );
  console.log(`outage: ${missed} missed, ${takenIn} taken in, ${doubled} doubled`);
  process.exitCode = missed > 0 && takenIn === missed && doubled === 0 ? 0 : 1;
} finally {
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
}
