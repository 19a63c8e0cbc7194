import type { Cloud } from "../../local/cloud.ts";
import { startCloud } from "../../local/cloud.ts";
import { seed } from "../../local/seed.ts";
import { allRecords } from "../proof/all-records.ts";
import { corpusMessages } from "../proof/corpus.ts";
import { isQuiet } from "../proof/is-quiet.ts";
import { twilioAt } from "../proof/twilio.ts";
import { inParallel, until } from "../proof/until.ts";
import { type CountingProxy, countingProxy } from "./counting-proxy.ts";

/** What one message, its record and its acknowledgement take, on average over messages of the corpus. */
export type PerMessage = {
  readonly messages: number;
  readonly requests: Readonly<Record<string, number>>;
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Requests of Twilio to us: the message, and the reports on its acknowledgement. */
  readonly webhooks: number;
  /** How many of the messages became records that only focal points may see. */
  readonly sensitiveShare: number;
};

const warmUp = 4;

/** Counts at the wire between the functions and the emulators of AWS. */
export const measureWire = async (dataDir: string, count: number): Promise<PerMessage> => {
  const proxies: CountingProxy[] = [];
  const cloud = await startCloud({
    dataDir,
    wire: async ({ dynamodb, sqs, aws }) => {
      const [one, two, three] = await Promise.all([dynamodb, sqs, aws].map(countingProxy));
      if (!one || !two || !three) throw new Error("A proxy did not start.");
      proxies.push(one, two, three);
      return { dynamodb: one.url, sqs: two.url, aws: three.url };
    },
  });
  try {
    await cloud.warm;
    await seed(cloud);
    await write(cloud, 0, warmUp);
    for (const proxy of proxies) proxy.reset();
    const before = await requestsOfTwilio(cloud);
    await write(cloud, warmUp, warmUp + count);
    const webhooks = ((await requestsOfTwilio(cloud)) - before) / count;
    const counts = sumOf(proxies, count);
    const records = [...(await allRecords(cloud)).values()];
    const hidden = records.filter(({ sensitivity }) => sensitivity !== "non_sensitive").length;
    return { messages: count, webhooks, ...counts, sensitiveShare: hidden / records.length };
  } finally {
    await cloud.close();
    await Promise.all(proxies.map((proxy) => proxy.close()));
  }
};

const write = async (cloud: Cloud, from: number, last: number): Promise<void> => {
  const twilio = twilioAt(cloud.twilio ?? "");
  const numbers = cloud.deployment?.programmes[0]?.numbers ?? [];
  const texts = corpusMessages().map(({ text }) => text);
  // Spread over the corpus, whose languages lie one behind the other.
  const step = Math.max(1, Math.floor(texts.length / (last - from)));
  const indexes = Array.from({ length: last - from }, (_, index) => index);
  await inParallel(indexes, 2, async (index) => {
    const to = numbers[index % numbers.length] ?? "";
    const number = `+99957${100_000 + from + index}`;
    const sender = to.startsWith("whatsapp:") ? `whatsapp:${number}` : number;
    await twilio.write({ from: sender, to, body: texts[(index * step) % texts.length] ?? "", wait: true });
  });
  if (!(await until(() => isQuiet(twilio, last), 180_000))) throw new Error("The channel did not come to rest.");
};

const requestsOfTwilio = async (cloud: Cloud): Promise<number> => {
  const { webhooks, callbacks } = await twilioAt(cloud.twilio ?? "").summary();
  return webhooks.posted + callbacks.posted;
};

const sumOf = (proxies: readonly CountingProxy[], count: number) => {
  const counts = proxies.map((proxy) => proxy.counts());
  const all = counts.flatMap(({ requests }) => Object.entries(requests));
  return {
    requests: Object.fromEntries(
      all.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, times]) => [name, times / count]),
    ),
    writeUnits: counts.reduce((sum, { writeUnits }) => sum + writeUnits, 0) / count,
    readUnits: counts.reduce((sum, { readUnits }) => sum + readUnits, 0) / count,
  };
};
