import { apiAs } from "../../local/api-client.ts";
import type { Channel } from "../proof/channel.ts";
import type { ProviderMessage } from "../proof/twilio.ts";
import { until } from "../proof/until.ts";
import { type Fire, killNow, noteSent } from "./round.ts";
import type { Written } from "./written.ts";

/** What became of acknowledgements that Twilio had taken when we were killed before its answer came. */
export type CutOff = {
  /** The channel that runs afterwards. */
  readonly channel: Channel;
  readonly people: number;
  /** Acknowledgements that Twilio had and we did not know of. */
  readonly unknown: number;
  /** Of these, how many were found at Twilio and not sent again. */
  readonly found: number;
  /** People who were acknowledged once, of all. */
  readonly acknowledgedOnce: number;
  /** Reports of Twilio that came before that was clear; without any, it can only have been found by looking. */
  readonly reports: number;
};

const people = 4;
const heldMs = 60_000;
const patienceMs = 150_000;

/**
 * Twilio takes each acknowledgement and keeps its answer back; `kill -9` in between; restart. No report helps for a
 * minute, so that each reply, which stands at `sending`, has to be looked for at Twilio.
 */
export const cutOff = async (fire: Fire, before: Channel, messages: Iterator<Written, never>): Promise<CutOff> => {
  const { twilio } = fire;
  await twilio.faults({ reset: true });
  await twilio.faults({ holdAnswerMs: heldMs, deliveryMs: [heldMs, heldMs] });
  const written = Array.from({ length: people }, () => messages.next().value);
  for (const { from, to, body } of written) await twilio.write({ from, to, body, wait: true });
  for (const message of written) fire.accepted.add(message);
  await until(async () => (await sentTo(fire, written)).length > 0, 70_000, 50);
  await killNow(fire, before);
  const unknown = await sentTo(fire, written);
  await twilio.faults({ holdAnswerMs: 0 });
  const reported = (await twilio.summary()).callbacks.posted;
  const channel = await fire.start();
  const officer = apiAs(channel, "accountability_officer");
  const isSettled = async (message: ProviderMessage): Promise<boolean> => {
    const [code = ""] = /HB[2-9B-Z]{8}/.exec(message.body) ?? [];
    const { body } = await officer("GET", `/feedback/${code}/replies`);
    return (body as { items: { state: string }[] }).items.every(({ state }) => ["sent", "delivered"].includes(state));
  };
  await until(async () => {
    const sent = await sentTo(fire, written);
    return sent.length >= people && (await Promise.all(sent.map(isSettled))).every(Boolean);
  }, patienceMs);
  const reports = (await twilio.summary()).callbacks.posted - reported;
  await twilio.faults({ reset: true });
  const answers = Map.groupBy(await sentTo(fire, written), ({ to }) => to);
  const once = [...answers.values()].filter(({ length }) => length === 1).flat();
  const settled = await Promise.all(once.map(isSettled));
  const known = new Set(unknown.map(({ sid }) => sid));
  return {
    channel,
    people,
    unknown: unknown.length,
    found: once.filter(({ sid }, index) => known.has(sid) && settled[index]).length,
    acknowledgedOnce: settled.filter(Boolean).length,
    reports,
  };
};

const sentTo = async (fire: Fire, written: readonly Written[]): Promise<readonly ProviderMessage[]> => {
  await noteSent(fire);
  const senders = new Set(written.map(({ from }) => from));
  return [...fire.sent.values()].filter(({ to }) => senders.has(to));
};
