import * as z from "zod";
import type { Address } from "./handles.ts";
import type { Form, Inbound } from "./inbound.ts";

const field = (limit: number) =>
  z
    .string()
    .catch("")
    .transform((value) => value.slice(0, limit));

/** The allow-list of a call: Twilio tells where the caller is and who they may be, and none of it is read. */
const Fields = z.object({ CallSid: field(64), AccountSid: field(64), To: field(160), From: field(160) });

/** Reads the webhook of a call as a message by SMS without words. */
export const readMissedCall = (form: Form): Inbound => {
  const { CallSid, AccountSid, To, From } = Fields.parse(form);
  return {
    providerId: CallSid || undefined,
    accountSid: AccountSid,
    to: To,
    from: From as Address,
    channel: "sms",
    body: "",
    profileName: "",
    optOutType: undefined,
    attachments: [],
    location: undefined,
    choices: [],
  };
};

/** What carriers write for a withheld number: ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE on a keypad. */
const withheld = ["+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"];

/** Whether there is a number to call back. */
export const isCallable = ({ from }: Pick<Inbound, "from">): boolean =>
  /^\+\d{6,15}$/.test(from) && !withheld.includes(from);
