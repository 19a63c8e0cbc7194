import { type Account, logError } from "./account.ts";
import { someMilliseconds } from "./faults.ts";
import { futureFields } from "./future-fields.ts";
import type { Inbound } from "./inbound-input.ts";
import { inboundPayload, shapeOf } from "./inbound-payload.ts";
import { keepMessage, touch } from "./keep-message.ts";
import type { Message } from "./message.ts";
import { handleOptOut, optOutTypeOf } from "./opt-out.ts";
import { type Outcome, postSigned, waiting } from "./post-signed.ts";
import { obeyAnswer } from "./twiml.ts";

const usualShuffleMs = 400;
const inventedFile = Buffer.from("an invented file");

/** A message taken from a phone: Twilio holds it from now on, whatever becomes of our webhook. */
export type Received = { readonly message: Message; readonly called: Promise<void> };

/** Takes a message from a phone and calls our webhook, as often and as late as the faults say. */
export function receiveInbound(account: Account, inbound: Inbound): Received {
  const attachments = inbound.media.map(({ contentType, base64 }) => ({
    contentType,
    content: base64 === undefined ? inventedFile : Buffer.from(base64, "base64"),
  }));
  const optOutType =
    inbound.optOutType ?? (account.optOut === "advanced" ? optOutTypeOf(inbound.body, "advanced") : undefined);
  const shape = shapeOf({ ...inbound, optOutType });
  const { from, to, body } = inbound;
  const messagingServiceSid = shape === "smsViaMessagingService" ? account.options.messagingServiceSid : null;
  const held = {
    direction: "inbound",
    status: "received",
    from,
    to,
    body,
    messagingServiceSid,
    shape,
    attachments,
  } as const;
  const message = keepMessage(account, held);
  const form = encoded(account, inbound, inboundPayload({ account, message, inbound, shape }));
  handleOptOut(account, from, to, optOutTypeOf(body, account.optOut));
  return { message, called: callAll(account, message, form) };
}

function encoded({ faults }: Account, { fields, rawBody }: Inbound, payload: Readonly<Record<string, string>>): string {
  const all = { ...payload, ...(faults.futureFields && futureFields), ...fields };
  const kept = Object.entries(all).filter((field): field is [string, string] => field[1] !== null);
  if (rawBody === undefined) return new URLSearchParams(kept).toString();
  const others = new URLSearchParams(kept.filter(([name]) => name !== "Body")).toString();
  return `${others}&Body=${rawBody}`;
}

async function callAll(account: Account, message: Message, form: string): Promise<void> {
  const { webhooks } = account.counts;
  const { deliverTimes, webhookOff } = account.faults;
  if (webhookOff || account.webhook.url === undefined) {
    account.counts.held += 1;
    return logError(account, 11200, message.sid, "no webhook was called");
  }
  webhooks.duplicates += deliverTimes - 1;
  await Promise.all(Array.from({ length: deliverTimes }, () => call(account, message, form)));
}

async function call(account: Account, message: Message, form: string): Promise<void> {
  const { webhooks } = account.counts;
  const { delayMs, shuffle } = account.faults;
  const late = someMilliseconds(delayMs) + someMilliseconds(shuffle, usualShuffleMs);
  if (late > 0) await waiting(webhooks, () => account.timers.wait(late));
  const { url = "", fallbackUrl } = account.webhook;
  const outcome = note(account, message, await postSigned(account, url, form, webhooks));
  if (outcome.acknowledged) return;
  logError(account, 11200, message.sid, `webhook failed: ${outcome.answers.join(", ")}`);
  const saved = fallbackUrl !== undefined && (await callFallback(account, message, form, fallbackUrl, url));
  if (!saved) webhooks.gaveUp += 1;
}

async function callFallback(account: Account, message: Message, form: string, fallbackUrl: string, url: string) {
  account.counts.webhooks.fallbacks += 1;
  const why = new URLSearchParams({ ErrorCode: "11200", ErrorUrl: url });
  const outcome = await postSigned(account, fallbackUrl, `${form}&${why}`, account.counts.webhooks);
  return note(account, message, outcome).acknowledged;
}

function note(account: Account, message: Message, outcome: Outcome): Outcome {
  message.answers.push(...outcome.answers);
  touch(account, message);
  if (outcome.acknowledged) obeyAnswer(account, message, outcome);
  return outcome;
}
