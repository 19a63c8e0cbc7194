import * as z from "zod";

const milliseconds = z.number().int().min(0).max(60_000);
const range = z.tuple([milliseconds, milliseconds]).refine(([from, to]) => from <= to, "must be [least, most]");
const times = z.number().int().min(1).max(3);
const count = z.number().int().min(0).max(10_000);

/** What can be made to go wrong, as `POST /emulator/faults` takes it; what is left out stays as it is. */
export const faultsInput = z.strictObject({
  /** How often each webhook of an inbound message is sent, answered or not. */
  deliverTimes: times.optional(),
  /** How often each status callback is sent. */
  callbackTimes: times.optional(),
  /** How long Twilio waits before each webhook. */
  delayMs: range.optional(),
  /** Webhooks overtake one another: each waits a random part of this many milliseconds more (`true`: 400). */
  shuffle: z.union([z.boolean(), milliseconds]).optional(),
  /** Status callbacks come late by a random part of this many milliseconds (`true`: 1,500), or by [least, most]. */
  callbacksLate: z.union([z.boolean(), milliseconds, range]).optional(),
  /** The callbacks of one message come in random order. */
  callbacksOutOfOrder: z.boolean().optional(),
  /** An outage: Twilio takes messages in and calls nobody. */
  webhookOff: z.boolean().optional(),
  /** The next so many sends fail: 2xxxx when they are asked for, 3xxxx and 6xxxx on the way. */
  sendFails: z.strictObject({ code: z.number().int().min(10_000).max(99_999), times: count }).optional(),
  /** The next so many sends are accepted and the connection is cut before the answer. */
  dropAnswer: count.optional(),
  /** Sends are accepted at once, and their answers kept back for so long. */
  holdAnswerMs: milliseconds.optional(),
  /** The next so many sends are cut before they are accepted. */
  dropRequest: count.optional(),
  /** More sends a second than this are answered with 429; 0 is no limit. */
  ratePerSecond: count.optional(),
  /** More reads of lists, messages and files a second than this are answered with 429; 0 is no limit. */
  readsPerSecond: count.optional(),
  /** So many empty bytes follow every file: what is larger than we take. */
  mediaPadding: z.number().int().min(0).max(20_000_000).optional(),
  /** How long each step of a delivery takes. */
  deliveryMs: range.optional(),
  /** Whether telephones of people who work with the system take a call by themselves. */
  officersAnswer: z.boolean().optional(),
  /** The first pause before a retry; each next one is twice as long. */
  retryBaseMs: milliseconds.optional(),
  /** How many requests to us are open at a time. */
  maxInFlight: z.number().int().min(1).max(1_000).optional(),
  /** Whether Twilio's copy of the address is signed with its fragment. */
  signFragment: z.boolean().optional(),
  /** Sign with another token, as a forger or a rotation would; null is the account's own. */
  signWith: z.string().min(1).max(64).nullable().optional(),
  /** Fields that Twilio may add one day go with each request. */
  futureFields: z.boolean().optional(),
});

/** What goes wrong at present. */
export type Faults = Required<{
  [Name in keyof z.infer<typeof faultsInput>]: Exclude<z.infer<typeof faultsInput>[Name], undefined>;
}>;

/** A Twilio on a good day. */
export const noFaults: Faults = {
  deliverTimes: 1,
  officersAnswer: true,
  callbackTimes: 1,
  delayMs: [0, 0],
  shuffle: 0,
  callbacksLate: 0,
  callbacksOutOfOrder: false,
  webhookOff: false,
  sendFails: { code: 20500, times: 0 },
  dropAnswer: 0,
  holdAnswerMs: 0,
  dropRequest: 0,
  ratePerSecond: 0,
  readsPerSecond: 0,
  mediaPadding: 0,
  deliveryMs: [20, 100],
  retryBaseMs: 250,
  maxInFlight: 50,
  signFragment: true,
  signWith: null,
  futureFields: false,
};

/** A random number of milliseconds within a range, or up to a limit where `true` means the usual one. */
export function someMilliseconds(setting: readonly [number, number] | number | boolean, usual = 0): number {
  const [from, to] = Array.isArray(setting) ? setting : [0, setting === true ? usual : Number(setting)];
  return from + Math.floor(Math.random() * (to - from + 1));
}
