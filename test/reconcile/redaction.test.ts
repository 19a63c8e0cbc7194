import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { allRecords } from "../../bin/proof/all-records.ts";
import { twilioAt } from "../../bin/proof/twilio.ts";
import { synthesise } from "../../lib/synthesise.ts";
import { startCloud } from "../../local/cloud.ts";
import { seed } from "../../local/seed.ts";

const tenMinutes = 600_000;

const folder = mkdtempSync(join(tmpdir(), "hearback-test-"));
const template = join(folder, "template");
// Apart from the test, whose time it would take on a busy machine.
beforeAll(async () => {
  const settingsFile = join(folder, "settings.json");
  const settings = JSON.parse(readFileSync("settings.json", "utf8")) as object;
  writeFileSync(settingsFile, JSON.stringify({ ...settings, twilioRedaction: "on" }));
  await synthesise({ outdir: template, settingsFile, checked: false });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("where the provider blots out what it keeps, a gap is counted and nothing is invented to fill it", async () => {
  const cloud = await startCloud({ dataDir: join(folder, "data"), template });
  onTestFinished(async () => cloud.close());
  await cloud.warm;
  await seed(cloud);
  const twilio = twilioAt(cloud.twilio ?? "");
  const to = cloud.deployment?.programmes[0]?.numbers[0] ?? "";
  await twilio.faults({ webhookOff: true });
  await twilio.clock(-tenMinutes);
  for (const from of ["+999590000001", "+999590000002"]) await twilio.write({ from, to, body: "XXXX" });
  await twilio.clock(tenMinutes);
  await cloud.invoke("reconcile", {});
  expect((await allRecords(cloud)).size).toBe(0);
  const log = readFileSync(join(folder, "data", "logs", "reconcile.log"), "utf8");
  expect(log).toMatch(/"takenIn":0,"gaps":2/);
});
