// npm run forget: people delete, stop, or are forgotten by time; then everything at rest is searched for them.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCloud } from "../local/cloud.ts";
import { refuseLiveCredentials } from "../local/live-credentials.ts";
import { seed } from "../local/seed.ts";
import { forgetEverybody } from "./forget/forget-everybody.ts";
import { peopleWho } from "./forget/people.ts";
import { tracesIn } from "./forget/traces.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { sabotaged } from "./proof/sabotage.ts";

const { values } = parseArgs({ options: { sabotage: { type: "boolean", default: false } } });
process.env.TZ = "UTC";
refuseLiveCredentials(process.env);

const folder = mkdtempSync(join(tmpdir(), "hearback-forget-"));
const dataDir = join(folder, "data");
const template = values.sabotage ? await sabotaged(folder, "no-memory") : undefined;
const cloud = await startCloud({ dataDir, template });
let open = true;
try {
  await cloud.warm;
  await seed(cloud);
  const people = await peopleWho(cloud);
  const before = await tracesIn(cloud, dataDir, people);
  await forgetEverybody(cloud, people);
  const running = await tracesIn(cloud, dataDir, people);
  await cloud.close();
  open = false;
  const stopped = await tracesIn(undefined, dataDir, people);
  // A person of whom nothing was found while it was there would prove nothing.
  const unseen = people.filter(({ id }) => !before.found.some(({ person }) => person === id)).length;
  for (const { person, what, place } of [...running.found, ...stopped.found])
    console.log(`${person}: ${what} in ${place}`);
  if (unseen > 0) console.log(`NOT FOUND before they were forgotten: ${unseen} people`);
  const traces = running.found.length + stopped.found.length;
  console.log(`forget: ${people.length} people, ${running.places} places, ${traces} traces`);
  process.exitCode = traces === 0 && unseen === 0 ? 0 : 1;
} finally {
  if (open) await cloud.close();
  rmSync(folder, { recursive: true, force: true });
}
