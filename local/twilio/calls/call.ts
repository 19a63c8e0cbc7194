import { rfc2822 } from "../clock.ts";

/** The states of a call at Twilio. */
export type CallStatus = "queued" | "ringing" | "in-progress" | "completed" | "busy" | "no-answer" | "failed";

/** What somebody does with a telephone: take a call, refuse it, or end it. */
export type Doing = "answer" | "decline" | "hang up";

/** A call that Twilio makes, or one half of a bridge. Times are milliseconds of the emulator's clock. */
export type Call = {
  readonly sid: string;
  readonly direction: "inbound" | "outbound-api" | "outbound-dial";
  readonly from: string;
  readonly to: string;
  readonly parentSid: string | null;
  readonly statusCallback: string | null;
  readonly events: readonly string[];
  readonly timeoutSeconds: number;
  readonly created: number;
  /** Whether anything was to be recorded: nothing of ours ever is. */
  readonly isRecorded: boolean;
  status: CallStatus;
  /** How often its status was told. */
  told: number;
  /** Its status callbacks, one after the other. */
  telling: Promise<unknown>;
};

/** Whether nothing comes of a call any more, so that it may be erased. */
export const isOver = ({ status }: Call): boolean => !["queued", "ringing", "in-progress"].includes(status);

/** A call as the API of 2010-04-01 shows it. */
export const callResource = (call: Call, accountSid: string): Record<string, unknown> => ({
  account_sid: accountSid,
  api_version: "2010-04-01",
  date_created: rfc2822(call.created),
  direction: call.direction,
  from: call.from,
  parent_call_sid: call.parentSid,
  sid: call.sid,
  status: call.status,
  to: call.to,
  uri: `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}.json`,
});

/** The form of a call's webhooks, as Twilio sends it; without what it guesses of where people are. */
export const callPayload = (call: Call, accountSid: string, now: number): Record<string, string> => ({
  CallSid: call.sid,
  AccountSid: accountSid,
  From: call.from,
  To: call.to,
  Caller: call.from,
  Called: call.to,
  CallStatus: call.status,
  ApiVersion: "2010-04-01",
  Direction: call.direction,
  ...(call.parentSid !== null && { ParentCallSid: call.parentSid }),
  ...(call.direction !== "inbound" && {
    CallbackSource: "call-progress-events",
    SequenceNumber: String(call.told),
    Timestamp: rfc2822(now),
  }),
  ...(isOver(call) && { CallDuration: "0" }),
});
