import type { Call, Doing } from "./calls/call.ts";
import { type Clock, movableClock } from "./clock.ts";
import { type Counts, noCounts } from "./counts.ts";
import { type Faults, noFaults } from "./faults.ts";
import { type Gate, newGate } from "./gate.ts";
import type { Message } from "./message.ts";
import type { OptOut, TwilioOptions } from "./options.ts";
import { newTimers, type Timers } from "./timers.ts";

/** A file that came with a message. */
export type Media = {
  readonly sid: string;
  readonly messageSid: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly created: number;
};

/** A line of Twilio's error log: codes and identifiers, no content. */
export type DebuggerEntry = { readonly at: string; readonly code: number; readonly sid: string; readonly note: string };

/** Everything one Twilio account knows. Memory only: the provider's copy of a message is not ours to keep. */
export type Account = {
  readonly options: TwilioOptions;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly gate: Gate;
  readonly messages: Map<string, Message>;
  readonly calls: Map<string, Call>;
  /** What becomes of a call when somebody presses a button of the telephone that it is on. */
  readonly pressed: Map<string, (what: Doing) => void>;
  readonly media: Map<string, Media>;
  /** `from to` of people who said STOP to one of our numbers. */
  readonly optedOut: Set<string>;
  /** When somebody last wrote to one of our WhatsApp numbers: it opens the 24-hour window. */
  readonly lastInbound: Map<string, number>;
  readonly debuggerEntries: DebuggerEntry[];
  optOut: OptOut;
  /** What each approved template says, by its ContentSid; `{{1}}` is a place. */
  templates: Readonly<Record<string, string>>;
  counts: Counts;
  faults: Faults;
  webhook: { url: string | undefined; fallbackUrl: string | undefined; voiceUrl: string | undefined };
  /** When the last sends were asked for, for the rate limit. */
  recentSends: number[];
  /** And when something was last read. */
  recentReads: number[];
  sequence: number;
  version: number;
  mediaBytes: number;
};

/** The key of a pair of addresses. */
export const pairOf = (theirs: string, ours: string): string => `${theirs} ${ours}`;

/** An account that has neither sent nor received anything. */
export function newAccount(options: TwilioOptions): Account {
  const account: Account = {
    options,
    clock: movableClock(),
    timers: newTimers(),
    gate: newGate(() => account.faults.maxInFlight),
    messages: new Map(),
    calls: new Map(),
    pressed: new Map(),
    media: new Map(),
    optedOut: new Set(),
    lastInbound: new Map(),
    debuggerEntries: [],
    optOut: options.optOut,
    templates: {},
    counts: noCounts(),
    faults: noFaults,
    webhook: { url: options.webhookUrl, fallbackUrl: options.fallbackUrl, voiceUrl: undefined },
    recentSends: [],
    recentReads: [],
    sequence: 0,
    version: 0,
    mediaBytes: 0,
  };
  return account;
}

const debuggerLimit = 500;

/** Writes a line into the error log; the oldest goes when it is full. */
export function logError(account: Account, code: number, sid: string, note: string): void {
  account.debuggerEntries.push({ at: new Date(account.clock.now()).toISOString(), code, sid, note });
  if (account.debuggerEntries.length > debuggerLimit) account.debuggerEntries.shift();
}
