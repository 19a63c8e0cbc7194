import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inbox } from "../../functions/adapters/inbox.ts";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { knownMessages } from "../../functions/adapters/known-messages.ts";
import { pseudonyms } from "../../functions/adapters/pseudonyms.ts";
import { safePoints } from "../../functions/adapters/safe-points.ts";
import { sealing, sealingValues } from "../../functions/adapters/seals.ts";
import { twilioList } from "../../functions/adapters/twilio-list.ts";
import { vaultIntake } from "../../functions/adapters/vault.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { understanding } from "../../functions/domain/understanding.ts";
import { reconcile } from "../../functions/reconcile.ts";
import settingsFile from "../../settings.json" with { type: "json" };
import { type Bench, startBench } from "../local/twilio/emulator.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

const [north] = settingsFile.programmes;
const settings = parseSettings({ ...settingsFile, programmes: [north] });
const to = "+15550100";
const pageSize = 5;
const now = new Date("2026-11-20T12:00:00.000Z");

let cloud: SmallCloud;
let bench: Bench;
beforeAll(async () => {
  cloud = await smallCloud();
});
afterAll(async () => cloud.stop());
beforeEach(async () => {
  bench = await startBench({ numbers: [to, "whatsapp:+15550101"] });
  await bench.post("/emulator/faults", { webhookOff: true });
  return async () => bench.stop();
});

const write = async (at: string, count: number, first: number) => {
  for (let index = first; index < first + count; index++) {
    await bench.post("/emulator/clock", { to: at });
    const body = `the pump number ${index} is broken`;
    await bench.post("/emulator/inbound", { from: `+99951${String(100_000 + index)}`, to, body });
  }
};

/** A run that has time for so many steps of twelve messages, over tables of its own by the name of the number. */
const runs = () => {
  const { db, table, vault, keys, keyId, pseudonymKeyId } = cloud;
  const { accountSid, apiKey, apiSecret } = bench.twilio.options;
  const secret = async () => ({ accountSid, apiKey, apiKeySecret: apiSecret });
  const run = reconcile({
    settings,
    understand: understanding(readKnowledge()),
    pseudonyms: pseudonyms(keys, pseudonymKeyId),
    seal: sealing(keys, keyId),
    sealValues: sealingValues(keys, keyId),
    vault: vaultIntake(db, vault),
    accept: inbox(db, table),
    queue: async () => undefined,
    list: twilioList(secret, bench.twilio.url, async () => undefined, pageSize),
    safePoints: safePoints(db, table),
    known: knownMessages(db, table),
    people: async () => [],
    refresh: async () => 0,
    now: () => now,
    log: () => undefined,
  });
  return async (steps: number) => {
    let left = steps;
    return run(() => left--);
  };
};

test("a long outage is taken in page by page from its beginning, and a run that had to stop is gone on from", async () => {
  await write("2026-11-19T20:00:00.000Z", 4, 0);
  // More than a page within one second: it can only be gone through page by page.
  await write("2026-11-20T03:30:07.000Z", 13, 100);
  for (let minute = 0; minute < 9; minute++) await write(`2026-11-20T09:0${minute}:00.000Z`, 3, 200 + minute * 10);
  const run = runs();
  const points = safePoints(cloud.db, cloud.table);
  const first = await run(3);
  expect(first).toMatchObject({ whole: false, failed: 0 });
  expect(first.takenIn).toBeGreaterThanOrEqual(4);
  const passed = (await points.of(to))?.at.getTime() ?? 0;
  expect(passed).toBeGreaterThan(Date.parse("2026-11-19T20:00:00.000Z"));
  expect(passed).toBeLessThan(Date.parse("2026-11-20T09:00:00.000Z"));
  let takenIn = first.takenIn;
  let tally = first;
  for (let tries = 0; tries < 20 && !tally.whole; tries++) {
    tally = await run(5);
    takenIn += tally.takenIn;
  }
  expect(tally.whole).toBe(true);
  expect(takenIn).toBe(44);
  expect(await run(100)).toMatchObject({ takenIn: 0, whole: true });
});

test("what the list shows late is found as long as it is no later than an hour", async () => {
  const points = safePoints(cloud.db, cloud.table);
  const run = runs();
  expect(await run(100)).toMatchObject({ takenIn: 0, whole: true });
  expect(await points.of(to)).toEqual({
    at: new Date(now.getTime() - 120_000),
    lookAgainFrom: new Date(now.getTime() - 3_600_000),
  });
  await write("2026-11-20T11:05:00.000Z", 2, 500);
  expect(await run(100)).toMatchObject({ takenIn: 2, whole: true });
});
