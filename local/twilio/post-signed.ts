import { randomUUID } from "node:crypto";
import type { Account } from "./account.ts";
import { type ConnectionOverrides, connectionOverridesOf } from "./connection-overrides.ts";
import { countOne, type RequestCounts } from "./counts.ts";
import { isLoopback } from "./loopback.ts";
import { sign } from "./sign.ts";

/** What came of a request to us, after its retries. */
export type Outcome = {
  /** Statuses try by try; 0 stands for no answer. */
  readonly answers: readonly number[];
  readonly acknowledged: boolean;
  readonly contentType: string;
  readonly text: string;
};

const answerLimit = 64 * 1024;

/** Posts a signed form, and again as the fragment of the address and Twilio's limits say. Never throws. */
export async function postSigned(
  account: Account,
  address: string,
  encodedForm: string,
  counts: RequestCounts,
): Promise<Outcome> {
  const overrides = connectionOverridesOf(address);
  const idempotencyToken = randomUUID();
  const deadline = Date.now() + overrides.totalMs;
  const answers: number[] = [];
  for (let retry = 0; ; retry += 1) {
    const post = () => postOnce(account, address, encodedForm, counts, overrides, idempotencyToken);
    const { status, contentType, text } = await waiting(counts, () => account.gate(() => working(counts, post)));
    answers.push(status);
    if (status >= 200 && status < 300) return { answers, acknowledged: true, contentType, text };
    const pause = account.faults.retryBaseMs * 2 ** retry;
    const isOver = retry >= overrides.retries || Date.now() + pause > deadline || !overrides.isRetried(status);
    if (isOver) return { answers, acknowledged: false, contentType, text };
    counts.retried += 1;
    await waiting(counts, () => account.timers.wait(pause));
  }
}

/** Counts a task as due until it is done or really under way. */
export async function waiting<T>(counts: RequestCounts, task: () => Promise<T>): Promise<T> {
  counts.waiting += 1;
  try {
    return await task();
  } finally {
    counts.waiting -= 1;
  }
}

async function working<T>(counts: RequestCounts, task: () => Promise<T>): Promise<T> {
  counts.waiting -= 1;
  counts.inFlight += 1;
  try {
    return await task();
  } finally {
    counts.inFlight -= 1;
    counts.waiting += 1;
  }
}

type Posted = { readonly status: number; readonly contentType: string; readonly text: string };

async function postOnce(
  account: Account,
  address: string,
  encodedForm: string,
  counts: RequestCounts,
  overrides: ConnectionOverrides,
  idempotencyToken: string,
): Promise<Posted> {
  counts.posted += 1;
  const posted = await answerOf(address, {
    method: "POST",
    // Twilio follows no redirect with a form.
    redirect: "manual",
    signal: AbortSignal.timeout(overrides.readMs),
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "user-agent": "TwilioProxy/1.1",
      "i-twilio-idempotency-token": idempotencyToken,
      "x-twilio-signature": signatureOf(account, address, encodedForm),
    },
    body: encodedForm,
  });
  countOne(counts.answers, posted.status);
  return posted;
}

async function answerOf(address: string, request: RequestInit): Promise<Posted> {
  const none = { status: 0, contentType: "", text: "" };
  if (!isLoopback(address)) return none;
  try {
    const response = await fetch(address.split("#")[0] ?? address, request);
    const contentType = response.headers.get("content-type") ?? "";
    return { status: response.status, contentType, text: (await response.text()).slice(0, answerLimit) };
  } catch {
    // Refused, reset or too slow: to Twilio they are one.
    return none;
  }
}

// Signed is what a reader of the form decodes, so that malformed bytes are signed as they will be read.
function signatureOf({ faults, options }: Account, address: string, encodedForm: string): string {
  const signedAddress = faults.signFragment ? address : (address.split("#")[0] ?? address);
  return sign(faults.signWith ?? options.authToken, signedAddress, new URLSearchParams(encodedForm));
}
