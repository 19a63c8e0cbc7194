import type { Cloud } from "../../local/cloud.ts";
import { allRecords } from "../proof/all-records.ts";
import { corpusMessages } from "../proof/corpus.ts";
import { twilioAt } from "../proof/twilio.ts";
import { inParallel, until } from "../proof/until.ts";

export type Outage = {
  readonly missed: number;
  readonly takenIn: number;
  readonly doubled: number;
  /** From the first reconciliation on. */
  readonly seconds: { readonly reconciled: number; readonly settled: number };
};

const tenMinutes = 600_000;
/** Five minutes, and more where more is missed. */
const patienceOf = (count: number): number => 300_000 + count * 100;

/**
 * People write before, during and after an outage of the webhook, each from a number of their own. Counted at the two
 * ends: what Twilio could not deliver, and records and acknowledgements, of which nobody may have two.
 */
export const outage = async (cloud: Cloud, count: number): Promise<Outage> => {
  const twilio = twilioAt(cloud.twilio ?? "");
  const patienceMs = patienceOf(count);
  const to = cloud.deployment?.programmes[0]?.numbers[0] ?? "";
  const texts = corpusMessages();
  const records = async () => allRecords(cloud);
  const write = async (from: string, index: number, wait: boolean) => {
    await twilio.write({ from, to, body: texts[index % texts.length]?.text ?? "", wait });
  };
  const before = senders("0", Math.ceil(count / 10));
  await inParallel(before, 4, async (from, index) => write(from, index, true));
  await until(async () => (await again(records)).size >= before.length, patienceMs);
  const recorded = (await again(records)).size;

  const missed = senders("1", count);
  await twilio.faults({ webhookOff: true });
  await twilio.clock(-tenMinutes);
  await inParallel(missed, 8, async (from, index) => write(from, index, false));
  await twilio.clock(tenMinutes);
  await twilio.faults({ reset: true });

  // Twice at the same time and once more, as an impatient person and the clock would.
  const began = Date.now();
  await Promise.all([cloud.invoke("reconcile", {}), cloud.invoke("reconcile", {})]);
  await cloud.invoke("reconcile", {});
  const reconciled = secondsSince(began);
  await until(async () => (await again(records)).size >= recorded + count, patienceMs, 2_000);
  await until(async () => (await again(twilio.summary)).settled, patienceMs);
  const settled = secondsSince(began);
  const extra = (await again(records)).size - recorded - count;
  const answered = (await again(twilio.outbound)).map((message) => message.to);
  const twice = answered.length - new Set(answered).size;
  const messages = await messagesOf(cloud);
  return {
    missed: count,
    takenIn: Math.min(count, messages - before.length),
    doubled: Math.max(0, messages - before.length - count) + Math.max(0, extra, twice),
    seconds: { reconciled, settled },
  };
};

/** A connection that was idle for long may be closed just as it is used: what only reads is asked again. */
const again = async <Answer>(read: () => Promise<Answer>): Promise<Answer> => read().catch(read);

const secondsSince = (began: number): number => Math.round((Date.now() - began) / 1000);

/** Country code 999 belongs to nobody. */
const senders = (group: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `+99952${group}${String(100_000 + index)}`);

/** Messages of all records, as the API counts them: a second copy that joins its own record shows here. */
const messagesOf = async (cloud: Cloud): Promise<number> =>
  [...(await again(async () => allRecords(cloud))).values()].reduce((sum, { messages }) => sum + messages, 0);
