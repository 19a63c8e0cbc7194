import type { Account } from "./account.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { type Message, messageResource } from "./message.ts";
import { pageOf } from "./page.ts";
import { refusal } from "./twilio-error.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** Lists messages, newest first, by To, From and DateSent as Twilio does. */
export function listMessages(account: Account, url: URL): Answer {
  const dates = datesOf(url.searchParams);
  if (dates === undefined) return refusal(20001, "DateSent is not a date");
  const to = url.searchParams.get("To");
  const from = url.searchParams.get("From");
  const found = [...account.messages.values()]
    .filter((message) => (!to || message.to === to) && (!from || message.from === from) && dates(timeOf(message)))
    .sort((one, other) => timeOf(other) - timeOf(one) || other.sequence - one.sequence);
  const { items, fields } = pageOf(found, url);
  const messages = items.map((message) => messageResource(message, account.options.accountSid));
  return jsonAnswer({ ...fields, messages });
}

const timeOf = ({ sent, created }: Message): number => sent ?? created;

// `DateSent=`, `DateSent<=` and `DateSent>=` on the wire: the sign belongs to the name. A day without a time is that
// whole day in UTC for the first, and its midnight for the others.
function datesOf(query: URLSearchParams): ((time: number) => boolean) | undefined {
  const [on, before, after] = ["DateSent", "DateSent<", "DateSent>"].map((name) => query.get(name));
  const from = on ? startOfDay(on) : Number(new Date(after || 0));
  const until = on ? startOfDay(on) + dayMs - 1 : Number(new Date(before || 8.64e15));
  if (Number.isNaN(from) || Number.isNaN(until)) return undefined;
  // The API shows whole seconds; a message belongs to the second it shows.
  return (time) => Math.floor(time / 1000) * 1000 >= from && Math.floor(time / 1000) * 1000 <= until;
}

const startOfDay = (date: string): number => Math.floor(Number(new Date(date)) / dayMs) * dayMs;
