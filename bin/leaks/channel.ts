// The channel as a process of its own, so that all that it prints can be searched: started by bin/leaks.ts.
import { randomUUID } from "node:crypto";
import { queues } from "../../functions/adapters/queues.ts";
import { apiAs } from "../../local/api-client.ts";
import { startCloud } from "../../local/cloud.ts";
import { seed } from "../../local/seed.ts";
import { allRecords } from "../proof/all-records.ts";
import { isQuiet } from "../proof/is-quiet.ts";
import { itemsOf } from "../proof/items-of.ts";
import { parseArgs } from "../proof/parse-args.ts";
import { twilioAt } from "../proof/twilio.ts";
import { inParallel, until } from "../proof/until.ts";
import type { Canaries } from "./canaries.ts";
import { type PlantedMessage, plantedMessages } from "./plant.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    count: { type: "string" },
    template: { type: "string" },
    canary: { type: "string" },
  },
});
process.env.TZ = "UTC";
const cloud = await startCloud({ dataDir: values.data ?? "", template: values.template });
await cloud.warm;
await seed(cloud);

const [sms = "", whatsapp = ""] = cloud.deployment?.programmes[0]?.numbers ?? [];
const twilio = twilioAt(cloud.twilio ?? "");
const messages = plantedMessages(Number(values.count), { sms, whatsapp });
const missed = messages.filter(({ index }) => index % 10 === 9);
await writeAll(
  messages.filter((message) => !missed.includes(message)),
  true,
);
await duringAnOutage();
await nothingKeptOfWhatIsRefused();
const written = await writeCanaries();
await until(() => isQuiet(twilio, messages.length - missed.length + 1), 180_000);
await until(noFileWaits, 60_000);
await cloud.invoke("sweep", {});
const hidden = [...(await allRecords(cloud)).values()].find(({ sensitivity }) => sensitivity !== "non_sensitive");
const canaries: Canaries = { ...written, mail: hidden?.reference ?? "" };
console.log(JSON.stringify({ canaries }));

process.stdin.once("data", () => void cloud.close().then(() => process.exit(0)));

async function writeAll(some: readonly PlantedMessage[], wait: boolean): Promise<void> {
  await inParallel(some, 8, async ({ body, webhook }) => {
    await twilio.write({ from: "", to: "", ...webhook, body, wait });
  });
}

/** What Twilio holds and could not deliver comes in by the other door. */
async function duringAnOutage(): Promise<void> {
  await twilio.faults({ webhookOff: true });
  await twilio.clock(-600_000);
  await writeAll(missed, false);
  await twilio.clock(600_000);
  await twilio.faults({ reset: true });
  await cloud.invoke("reconcile", {});
}

/** An answer with a number in it, and a reason with one: the first is refused, of the second only the rest is kept. */
async function nothingKeptOfWhatIsRefused(): Promise<void> {
  const { planted } = messages.find((message) => message.planted.some(({ kind }) => kind === "EMAIL")) ?? {};
  const email = planted?.find(({ kind }) => kind === "EMAIL")?.value ?? "";
  await until(async () => (await allRecords(cloud)).size > 0, 60_000);
  const records = [...(await allRecords(cloud)).values()];
  const shown = records.find(({ sensitivity }) => sensitivity === "non_sensitive")?.reference ?? "";
  const text = `Write to ${email} for more`;
  // Whether it was refused the search finds out: an answer that was taken is in the records.
  await apiAs(cloud, "accountability_officer")("POST", `/feedback/${shown}/replies`, { text });
  const secret = records.find(
    ({ tracks, sensitivity }) => sensitivity !== "non_sensitive" && !tracks.includes("complaint"),
  );
  const path = `/feedback/${secret?.reference ?? ""}/break-glass`;
  const broken = await apiAs(cloud, "protection_focal_point")("POST", path, { reason: `She waits at ${email} for it` });
  if (broken.status !== 201) throw new Error(`Breaking the glass was answered ${broken.status}.`);
}

async function noFileWaits(): Promise<boolean> {
  const waiting = (await itemsOf(cloud, "records")).filter(({ outboxAt }) => outboxAt?.S?.endsWith("#media"));
  return waiting.length === 0;
}

/** Harmless words through the product's own writers, which the search must find again. */
async function writeCanaries(): Promise<Omit<Canaries, "mail">> {
  const kept = values.canary ?? "";
  const { sid } = await twilio.write({
    from: "+999880000001",
    to: sms,
    body: `the pump near ${kept} is broken`,
    wait: true,
  });
  const queued = randomUUID();
  const url = cloud.queues.find(({ name }) => /feedback/i.test(name) && !/dead/i.test(name))?.url ?? "";
  await queues(cloud.clients.queues, { feedback: url })("feedback", { message: queued });
  return { records: kept, vault: sid, queues: queued };
}
