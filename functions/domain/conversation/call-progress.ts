import type { CallState } from "../feedback/call.ts";

/** A call has two halves: the officer's telephone first, then the person's. */
export const callLegs = ["officer", "person"] as const;
export type CallLeg = (typeof callLegs)[number];

/** How far a call is: a later step never gives way to an earlier one, in whatever order they are told. */
export type CallStep = { readonly rank: number; readonly state: CallState; readonly because: string | undefined };

const step = (rank: number, state: CallState, because?: string): CallStep => ({ rank, state, because });

const officerRings = step(1, "ringing", "Your telephone rings.");
const personIsCalled = step(2, "ringing", "You have answered, and the person is called.");
const personRings = step(3, "ringing", "The person's telephone rings.");
const officerMissed = step(4, "missed", "You did not answer, and the person was not called.");
const cutShort = step(4, "missed", "The call ended before the person answered.");
const personMissed = step(5, "missed", "The person did not answer.");
const officerFailed = step(4, "failed", "Your telephone could not be reached.");
const personFailed = step(5, "failed", "The person's telephone could not be reached.");
const answered = step(6, "answered", "You have spoken, or a machine has answered.");

/** Source: Twilio, "Call resource: Call Status Values", and "TwiML Voice: Number", statusCallbackEvent. */
const steps: Readonly<Record<CallLeg, Readonly<Record<string, CallStep>>>> = {
  officer: {
    initiated: officerRings,
    ringing: officerRings,
    "in-progress": personIsCalled,
    busy: officerMissed,
    "no-answer": officerMissed,
    canceled: officerMissed,
    failed: officerFailed,
    // The person's half says more, if it has anything to say.
    completed: cutShort,
  },
  person: {
    initiated: personRings,
    ringing: personRings,
    "in-progress": answered,
    completed: answered,
    busy: personMissed,
    "no-answer": personMissed,
    canceled: personMissed,
    failed: personFailed,
  },
};

const over = ["completed", "busy", "no-answer", "canceled", "failed"];

/** What a status of the provider means; `undefined` for those that say nothing. */
export const stepOf = (leg: CallLeg, providerStatus: string): CallStep | undefined =>
  Object.hasOwn(steps[leg], providerStatus) ? steps[leg][providerStatus] : undefined;

/** Whether nothing more comes of a call: the officer's half outlives the person's. */
export const isOver = (leg: CallLeg, providerStatus: string): boolean =>
  leg === "officer" && over.includes(providerStatus);
