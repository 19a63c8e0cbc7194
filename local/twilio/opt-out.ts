import { type Account, pairOf } from "./account.ts";
import { startDelivery } from "./delivery.ts";
import { keepMessage } from "./keep-message.ts";
import { isWhatsapp } from "./message.ts";

/** What Twilio takes a keyword for, as its OptOutType field says it. */
export type OptOutType = "STOP" | "START" | "HELP";

// Twilio's words for long codes: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
const words: Readonly<Record<OptOutType, readonly string[]>> = {
  STOP: ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"],
  START: ["START", "YES", "UNSTOP"],
  HELP: ["HELP", "INFO"],
};

const replies: Readonly<Record<OptOutType, string>> = {
  STOP: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  START:
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.",
  HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};

/** The kind of keyword a message consists of; undefined when it says anything more. */
export function optOutTypeOf(body: string): OptOutType | undefined {
  const word = body.slice(0, 40).trim().toUpperCase();
  if (body.length > 40) return undefined;
  const kinds: readonly OptOutType[] = ["STOP", "START", "HELP"];
  return kinds.find((kind) => words[kind].includes(word));
}

/** Does what Twilio does by itself when somebody sends such a word by SMS: blocks or unblocks, and answers. */
export function handleOptOut(account: Account, from: string, to: string, type: OptOutType | undefined): void {
  if (type === undefined || isWhatsapp(from) || account.options.optOut === "off") return;
  const pair = pairOf(from, to);
  if (type === "START") account.optedOut.delete(pair);
  const isBlocked = account.optedOut.has(pair);
  if (type === "STOP") account.optedOut.add(pair);
  // Who is blocked already hears nothing more, not even that.
  if (isBlocked) return;
  const reply = { direction: "outbound-reply", status: "queued", from: to, to: from, body: replies[type] } as const;
  startDelivery(account, keepMessage(account, reply));
}
