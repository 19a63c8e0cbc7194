// The channel as a process of its own, so that all that it prints can be searched: started by bin/leaks.ts.
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { queues } from "../../functions/adapters/queues.ts";
import { startCloud } from "../../local/cloud.ts";
import { seed } from "../../local/seed.ts";
import { allRecords } from "../proof/all-records.ts";
import { isQuiet } from "../proof/is-quiet.ts";
import { twilioAt } from "../proof/twilio.ts";
import { inParallel, until } from "../proof/until.ts";
import type { Canaries } from "./canaries.ts";
import { plantedMessages } from "./plant.ts";

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
await inParallel(messages, 8, async ({ body, webhook }) => {
  await twilio.write({ from: "", to: "", ...webhook, body, wait: true });
});
const written = await writeCanaries();
await until(() => isQuiet(twilio, messages.length + 1), 180_000);
await cloud.invoke("sweep", {});
const hidden = [...(await allRecords(cloud)).values()].find(({ sensitivity }) => sensitivity !== "non_sensitive");
const canaries: Canaries = { ...written, mail: hidden?.reference ?? "" };
console.log(JSON.stringify({ canaries }));

process.stdin.once("data", () => void cloud.close().then(() => process.exit(0)));

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
