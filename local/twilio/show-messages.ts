import type { Account } from "./account.ts";
import { type Call, isOver } from "./calls/call.ts";
import type { Message } from "./message.ts";
import { isAcknowledged } from "./summary.ts";

const pageLimit = 5_000;

/**
 * Messages in the order Twilio took them: by direction, to, from, `with` (either end; may be repeated) and `since` (a version). `next`
 * is the version to ask with for what changes later; `calls` are those under way; `more` says that the page was full.
 */
export function showMessages(account: Account, query: URLSearchParams): Record<string, unknown> {
  const since = Number(query.get("since") ?? 0);
  const limit = Math.min(pageLimit, Number(query.get("limit") ?? pageLimit) || pageLimit);
  const addresses = query.getAll("with");
  const isAsked = (message: Message): boolean =>
    message.version > since &&
    matches(query.get("direction"), message.direction) &&
    matches(query.get("to"), message.to) &&
    matches(query.get("from"), message.from) &&
    (addresses.length === 0 || addresses.includes(message.to) || addresses.includes(message.from));
  // In order of change, so that a full page never skips one.
  const found = [...account.messages.values()].filter(isAsked).sort((one, other) => one.version - other.version);
  const shown = found.slice(0, limit);
  const next = shown.length < found.length ? (shown.at(-1)?.version ?? since) : account.version;
  const messages = shown.sort((one, other) => one.sequence - other.sequence).map((message) => view(account, message));
  return { messages, next, more: shown.length < found.length, calls: callsOn(account, addresses) };
}

/** Calls that ring on one of these telephones or are spoken on. */
const callsOn = ({ calls }: Account, addresses: readonly string[]): readonly Partial<Call>[] =>
  [...calls.values()]
    .filter((call) => call.direction !== "inbound" && !isOver(call) && addresses.includes(call.to))
    .map(({ sid, from, to, status }) => ({ sid, from, to, status }));

const matches = (wanted: string | null, value: string): boolean => wanted === null || wanted === value;

function view(account: Account, message: Message): Record<string, unknown> {
  const { media, created, ...shown } = message;
  const files = media.map((sid) => ({ sid, contentType: account.media.get(sid)?.contentType ?? "" }));
  return { ...shown, media: files, at: new Date(created).toISOString(), acknowledged: isAcknowledged(message) };
}
