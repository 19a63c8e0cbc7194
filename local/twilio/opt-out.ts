import { type Account, pairOf } from "./account.ts";
import { startDelivery } from "./delivery.ts";
import { keepMessage } from "./keep-message.ts";
import { isWhatsapp } from "./message.ts";
import type { OptOut } from "./options.ts";

/** What Twilio takes a keyword for, as its OptOutType field says it. */
export type OptOutType = "STOP" | "START" | "HELP";

type Words = Readonly<Record<OptOutType, readonly string[]>>;

// Twilio's words for long codes: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
const byDefault: Words = {
  STOP: ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"],
  START: ["START", "YES", "UNSTOP"],
  HELP: ["HELP", "INFO"],
};
/** As a Messaging Service is set up for us: without what may be somebody's feedback, and without INFO, which we answer. */
const ours: Words = { STOP: ["STOP", "STOPALL", "UNSUBSCRIBE"], START: ["START", "UNSTOP"], HELP: ["HELP"] };
const words = { default: byDefault, off: byDefault, advanced: ours };

const replies: Readonly<Record<OptOutType, string>> = {
  STOP: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  START:
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.",
  HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};

/** The kind of keyword a message consists of; undefined when it says anything more. */
export function optOutTypeOf(body: string, mode: OptOut): OptOutType | undefined {
  const word = body.slice(0, 40).trim().toUpperCase();
  if (body.length > 40) return undefined;
  const kinds: readonly OptOutType[] = ["STOP", "START", "HELP"];
  return kinds.find((kind) => words[mode][kind].includes(word));
}

/** Does what Twilio does by itself when somebody sends such a word by SMS: blocks or unblocks, and answers. */
export function handleOptOut(account: Account, from: string, to: string, type: OptOutType | undefined): void {
  if (type === undefined || isWhatsapp(from) || account.optOut === "off") return;
  const pair = pairOf(from, to);
  if (type === "START") account.optedOut.delete(pair);
  const isBlocked = account.optedOut.has(pair);
  if (type === "STOP") account.optedOut.add(pair);
  // Who is blocked already hears nothing more, not even that.
  if (isBlocked) return;
  const reply = { direction: "outbound-reply", status: "queued", from: to, to: from, body: replies[type] } as const;
  startDelivery(account, keepMessage(account, reply));
}
