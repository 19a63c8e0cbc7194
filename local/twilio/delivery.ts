import { type Account, logError, pairOf } from "./account.ts";
import { someMilliseconds } from "./faults.ts";
import { futureFields } from "./future-fields.ts";
import { touch } from "./keep-message.ts";
import { isWhatsapp, type Message, type MessageStatus } from "./message.ts";
import { postSigned, waiting } from "./post-signed.ts";
import { statusPayload } from "./status-payload.ts";
import { errorMessage, isDeliveryError } from "./twilio-error.ts";

const windowMs = 24 * 60 * 60 * 1000;
const usualDelayMs = 1_500;

/** Carries an accepted message to the phone step by step, and tells us of each step. Returns at once. */
export function startDelivery(account: Account, message: Message, plannedFailure?: number): void {
  void carry(account, message, plannedFailure ?? failureOf(account, message));
}

async function carry(account: Account, message: Message, failure: number | undefined): Promise<void> {
  account.counts.delivering += 1;
  const inOrder = !account.faults.callbacksOutOfOrder;
  const payloads: string[] = [];
  let told: Promise<void> = Promise.resolve();
  for (const status of stepsOf(message, failure)) {
    await account.timers.wait(someMilliseconds(account.faults.deliveryMs));
    // Cancelled or erased meanwhile.
    if (message.status === "canceled" || !account.messages.has(message.sid)) break;
    step(account, message, status, failure);
    const payload = payloadOf(account, message);
    payloads.push(payload);
    if (inOrder) told = told.then(() => tell(account, message, payload));
  }
  if (!inOrder) await Promise.all(shuffled(payloads).map((payload) => tell(account, message, payload)));
  await told;
  account.counts.delivering -= 1;
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  const drawn = items.map((item) => ({ item, order: Math.random() }));
  return drawn.sort((one, other) => one.order - other.order).map(({ item }) => item);
}

function stepsOf(message: Message, failure: number | undefined): readonly MessageStatus[] {
  if (failure !== undefined) return ["sent", "undelivered"];
  return isWhatsapp(message.to) ? ["sent", "delivered", "read"] : ["sent", "delivered"];
}

function step(account: Account, message: Message, status: MessageStatus, failure: number | undefined): void {
  const sent = message.sent ?? account.clock.now();
  if (status !== "undelivered") {
    touch(account, message, { status, sent });
    return;
  }
  const errorCode = failure ?? 30008;
  touch(account, message, { status, sent, errorCode, errorMessage: errorMessage(errorCode) });
  logError(account, errorCode, message.sid, "delivery failed");
}

// Outside the 24 hours after a person's last message WhatsApp carries templates only. And a number whose last five
// digits are a delivery error (+15555530003) fails with it.
function failureOf(account: Account, { to, from, contentSid }: Message): number | undefined {
  const byNumber = Number(to.slice(-5));
  if (isDeliveryError(byNumber)) return byNumber;
  if (!isWhatsapp(to) || contentSid !== null) return undefined;
  const opened = account.lastInbound.get(pairOf(to, from));
  return opened !== undefined && account.clock.now() - opened <= windowMs ? undefined : 63016;
}

function payloadOf({ options, faults, clock }: Account, message: Message): string {
  const payload = statusPayload(message, options.accountSid, clock.now());
  return new URLSearchParams({ ...payload, ...(faults.futureFields && futureFields) }).toString();
}

async function tell(account: Account, message: Message, payload: string): Promise<void> {
  const { statusCallback } = message;
  if (statusCallback === null) return;
  const counts = account.counts.callbacks;
  const { callbackTimes, callbacksLate } = account.faults;
  const copies = Array.from({ length: callbackTimes }, async () => {
    await waiting(counts, () => account.timers.wait(someMilliseconds(callbacksLate, usualDelayMs)));
    return postSigned(account, statusCallback, payload, counts);
  });
  counts.duplicates += copies.length - 1;
  for (const { acknowledged } of await Promise.all(copies)) {
    if (acknowledged) continue;
    counts.gaveUp += 1;
    logError(account, 11200, message.sid, "status callback failed");
  }
}
