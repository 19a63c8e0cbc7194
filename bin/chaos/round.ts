import { setTimeout } from "node:timers/promises";
import type { Channel } from "../proof/channel.ts";
import type { ProviderMessage, Twilio } from "../proof/twilio.ts";
import { until } from "../proof/until.ts";
import { type Ledger, ledgerOf } from "./ledger.ts";
import { startLoad } from "./load.ts";
import { type Recorded, readRecorded } from "./recorded.ts";
import type { Written } from "./written.ts";

/** What all rounds share. */
export type Fire = {
  readonly start: () => Promise<Channel>;
  readonly twilio: Twilio;
  readonly messages: Iterator<Written>;
  /** What Twilio has our 200 for. */
  readonly accepted: Set<Written>;
  /** What we have sent, by Twilio's ids; kept here because we erase it there. */
  readonly sent: Map<string, ProviderMessage>;
  readonly recorded: Map<string, Recorded>;
  readonly kills: Date[];
};

export type Round = {
  /** The channel that runs after the round. */
  readonly channel: Channel;
  /** What was killed. */
  readonly pids: readonly number[];
  readonly afterMs: number;
  /** Requests of Twilio that were open when everything stood still. */
  readonly inFlight: number;
  /** Kills before it that hit too little to count. */
  readonly repeated: number;
  /** From the kill until every accepted message was answered and nothing was under way; undefined when it took too long. */
  readonly recoveryMs: number | undefined;
  readonly ledger: Ledger;
};

const leastInFlight = 5;
const mostTries = 5;
const longestLoadMs = 30_000;
const patienceMs = 150_000;

/** Load, `kill -9` at a random moment, restart, recovery, both ends compared. A kill that hits nothing is repeated. */
export const runRound = async (fire: Fire, before: Channel): Promise<Round> => {
  let channel = before;
  for (let repeated = 0; repeated < mostTries; repeated++) {
    const killed = await killUnderLoad(fire, channel);
    const since = performance.now();
    channel = await fire.start();
    await killed.loadEnded;
    if (killed.inFlight < leastInFlight) continue;
    const isRecovered = await until(() => isAnswered(fire), patienceMs);
    const recoveryMs = isRecovered ? performance.now() - since : undefined;
    const recorded = await readRecorded(channel, fire.recorded);
    const ledger = ledgerOf(fire, recorded);
    return { ...killed, channel, repeated, recoveryMs, ledger };
  }
  throw new Error(`In ${mostTries} kills fewer than ${leastInFlight} requests were in flight each time.`);
};

const killUnderLoad = async (fire: Fire, channel: Channel) => {
  const { twilio, messages, accepted } = fire;
  const since = performance.now();
  const load = startLoad(twilio, messages, accepted);
  await someProgress(fire);
  await setTimeout(Math.random() * 500);
  const afterMs = performance.now() - since;
  return { afterMs, ...(await killNow(fire, channel)), loadEnded: load.stop() };
};

/** `kill -9` of every process of the channel; says which, and how many requests of Twilio were open. */
export const killNow = async (fire: Fire, channel: Channel) => {
  const pids = channel.pids();
  // Nothing runs from here on, so that nothing is answered between the count and the kill.
  channel.freeze();
  const { inFlight } = (await fire.twilio.summary()).webhooks;
  await noteSent(fire);
  fire.kills.push(new Date());
  await channel.kill();
  return { pids, inFlight };
};

/** Until so many more are accepted, by chance: a time alone would kill a slow machine before it has begun. */
const someProgress = async (fire: Fire): Promise<void> => {
  const enough = fire.accepted.size + 20 + Math.random() * 80;
  const isEnough = async () => {
    await noteSent(fire);
    return fire.accepted.size >= enough;
  };
  await until(isEnough, longestLoadMs, 100);
};

/** Every message that Twilio has our 200 for has its acknowledgement, and nothing is under way. */
const isAnswered = async (fire: Fire): Promise<boolean> => {
  await noteSent(fire);
  const answered = new Set([...fire.sent.values()].map(({ to }) => to));
  const isUnderWay = !(await fire.twilio.summary()).settled;
  return !isUnderWay && [...fire.accepted].every(({ from }) => answered.has(from));
};

/** Reads what Twilio has taken from us, before it is erased there. */
export const noteSent = async ({ twilio, sent }: Fire): Promise<void> => {
  for (const message of await twilio.outbound()) sent.set(message.sid, message);
};
