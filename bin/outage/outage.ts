import type { Cloud } from "../../local/cloud.ts";
import { allRecords } from "../proof/all-records.ts";
import { corpusMessages } from "../proof/corpus.ts";
import { twilioAt } from "../proof/twilio.ts";
import { inParallel, until } from "../proof/until.ts";
import { answersOf } from "./answers.ts";
import { reconcileAll } from "./reconcile-all.ts";
import { areUnopened } from "./unopened.ts";

export type Outage = {
  readonly missed: number;
  readonly takenIn: number;
  readonly doubled: number;
  /** How often `reconcile` ran. */
  readonly runs: number;
  /** What Twilio was asked meanwhile, and how often it told us to slow down. */
  readonly reads: { readonly answered: number; readonly refused: number };
  /** From the first reconciliation on. */
  readonly seconds: { readonly reconciled: number; readonly settled: number };
};

const tenMinutes = 600_000;
/** Five minutes, and more where more is missed. */
const patienceOf = (count: number): number => 300_000 + count * 100;
/** So many are taken in by one run after the other: two at once would do all of it twice. */
const manyMessages = 1_000;
/** Few enough that even a small outage is told to slow down. */
const readsPerSecond = 3;

/**
 * People write before, during and after an outage of the webhook, each from a number of their own. Counted at the two
 * ends: what Twilio could not deliver, and records and acknowledgements, of which nobody may have two.
 */
export const outage = async (cloud: Cloud, count: number): Promise<Outage> => {
  const twilio = twilioAt(cloud.twilio ?? "");
  const patienceMs = patienceOf(count);
  const to = cloud.deployment?.programmes[0]?.numbers[0] ?? "";
  const texts = corpusMessages();
  const answers = answersOf(twilio);
  const records = async () => allRecords(cloud);
  const write = async (from: string, index: number, wait: boolean) => {
    await twilio.write({ from, to, body: texts[index % texts.length]?.text ?? "", wait });
  };
  const before = senders("0", Math.ceil(Math.min(count, manyMessages) / 10));
  await inParallel(before, 4, async (from, index) => write(from, index, true));
  await until(async () => (await again(records)).size >= before.length, patienceMs);
  const recorded = (await again(records)).size;

  const missed = senders("1", count);
  await twilio.faults({ webhookOff: true });
  await twilio.clock(-tenMinutes);
  await inParallel(missed, 8, async (from, index) => write(from, index, false));
  await twilio.clock(tenMinutes);
  await twilio.faults({ reset: true, readsPerSecond });

  const began = Date.now();
  const runs = await reconcileAll(cloud, count <= manyMessages ? 2 : 1, answers.look);
  const reconciled = secondsSince(began);
  const isDone = async () => {
    await again(answers.look);
    return (await again(twilio.summary)).settled && !(await again(async () => areUnopened(cloud)));
  };
  await until(isDone, patienceMs, 2_000);
  await until(async () => (await again(records)).size >= recorded + count, patienceMs, 10_000);
  await until(isDone, patienceMs);
  const settled = secondsSince(began);
  const shown = [...(await again(records)).values()];
  // As the API counts them: a second copy that joins its own record shows here.
  const messages = shown.reduce((sum, record) => sum + record.messages, 0) - before.length;
  return {
    missed: count,
    takenIn: Math.min(count, messages),
    doubled: Math.max(0, messages - count) + Math.max(0, shown.length - recorded - count, answers.twice()),
    runs,
    reads: (await again(twilio.summary)).reads,
    seconds: { reconciled, settled },
  };
};

/** A connection that was idle for long may be closed just as it is used: what only reads is asked again. */
const again = async <Answer>(read: () => Promise<Answer>): Promise<Answer> => read().catch(read);

const secondsSince = (began: number): number => Math.round((Date.now() - began) / 1000);

/** Country code 999 belongs to nobody. */
const senders = (group: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `+99952${group}${String(100_000 + index)}`);
