import { mkdirSync, readFileSync } from "node:fs";
import type { Settings } from "../../functions/domain/settings.ts";
import { choosePorts } from "../../local/ports.ts";
import { type Channel, startChannel } from "../proof/channel.ts";
import { corpusMessages } from "../proof/corpus.ts";
import { isQuiet } from "../proof/is-quiet.ts";
import { type Twilio, twilioAt } from "../proof/twilio.ts";
import { startTwilioApart } from "../proof/twilio-apart.ts";
import { inParallel, until } from "../proof/until.ts";
import { median } from "./median.ts";

/** End to end on this machine: from the first webhook to the last acknowledgement, over processes of their own. */
export type Throughput = {
  readonly messages: number;
  readonly perSecond: number;
  /** Processor time of the channel with its emulators of AWS, without Twilio's. */
  readonly cpuMsPerMessage: number;
};

const ticksPerSecond = 100;

/** Lets so many people write, several times; the median of the runs. */
export const measureThroughput = async (
  dataDir: string,
  settings: Settings,
  messages: number,
  runs: number,
): Promise<Throughput> => {
  mkdirSync(dataDir, { mode: 0o700 });
  const apart = await startTwilioApart(dataDir, settings);
  const options = { dataDir, port: (await choosePorts(0)).api, twilio: apart.url, template: undefined };
  const channel = await startChannel(options).catch(async (error: unknown) => {
    await apart.stop();
    throw error;
  });
  try {
    const twilio = twilioAt(apart.url);
    const to = settings.programmes[0]?.numbers.find(({ channel: kind }) => kind === "sms")?.address ?? "";
    await runOnce(channel, twilio, to, 0, 10);
    const measured: Awaited<ReturnType<typeof runOnce>>[] = [];
    for (let run = 0; run < runs; run++)
      measured.push(await runOnce(channel, twilio, to, 10 + run * messages, messages));
    return {
      messages,
      perSecond: median(measured.map(({ perSecond }) => perSecond)),
      cpuMsPerMessage: median(measured.map(({ cpuMs }) => cpuMs)),
    };
  } finally {
    await channel.kill();
    await apart.stop();
  }
};

const runOnce = async (channel: Channel, twilio: Twilio, to: string, from: number, count: number) => {
  const texts = corpusMessages().map(({ text }) => text);
  const senders = Array.from({ length: count }, (_, index) => from + index);
  const before = { cpu: cpuMs(channel), time: Date.now() };
  await inParallel(senders, 4, async (index) => {
    await twilio.write({ from: `+99958${100_000 + index}`, to, body: texts[index % texts.length] ?? "", wait: true });
  });
  if (!(await until(() => isQuiet(twilio, from + count), 120_000)))
    throw new Error("The channel did not come to rest.");
  const last = Math.max(...(await twilio.outbound()).map(({ at }) => Date.parse(at)));
  return { perSecond: (count * 1_000) / (last - before.time), cpuMs: (cpuMs(channel) - before.cpu) / count };
};

/** User and system time of every process of the channel, with the children that have ended. */
const cpuMs = (channel: Channel): number =>
  channel.pids().reduce((sum, pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13)
      .map(Number);
    return sum + ((user + system) * 1_000) / ticksPerSecond;
  }, 0);
