import { type Account, type Media, pairOf } from "./account.ts";
import { isWhatsapp, type Message } from "./message.ts";
import { segmentsOf } from "./segments.ts";
import { newSid } from "./sid.ts";

/** A file as it comes in. */
export type Attachment = { readonly contentType: string; readonly content: Uint8Array };

/** What has to be said of a new message; the rest follows. */
export type NewMessage = Pick<Message, "direction" | "from" | "to" | "body" | "status"> &
  Partial<Pick<Message, "messagingServiceSid" | "statusCallback" | "contentSid" | "shape">> & {
    readonly attachments?: readonly Attachment[];
  };

const mediaLimitBytes = 64 * 1024 * 1024;

/** Keeps a message and its files, and forgets the oldest when there are too many. */
export function keepMessage(account: Account, given: NewMessage): Message {
  const { attachments = [], ...said } = given;
  const now = account.clock.now();
  account.sequence += 1;
  const message: Message = {
    messagingServiceSid: null,
    statusCallback: null,
    contentSid: null,
    shape: null,
    ...said,
    sid: newSid(attachments.length > 0 ? "MM" : "SM"),
    segments: given.status === "accepted" ? "0" : segmentsOf(given.body, given.to),
    created: now,
    updated: now,
    sent: given.direction === "inbound" ? now : null,
    sequence: account.sequence,
    version: 0,
    media: [],
    errorCode: null,
    errorMessage: null,
    answers: [],
  };
  account.messages.set(message.sid, message);
  message.media = attachments.map((attachment) => keepMedia(account, message.sid, attachment));
  if (message.direction === "inbound" && isWhatsapp(message.from)) {
    account.lastInbound.set(pairOf(message.from, message.to), now);
  }
  touch(account, message);
  forgetOldest(account);
  return message;
}

/** Notes that a message changed, for those who poll. */
export function touch(account: Account, message: Message, change: Partial<Message> = {}): void {
  account.version += 1;
  Object.assign(message, change, { version: account.version, updated: account.clock.now() });
}

/** Erases a message with its files, as DELETE does. */
export function eraseMessage(account: Account, message: Message): void {
  for (const sid of message.media) eraseMedia(account, sid);
  account.messages.delete(message.sid);
}

/** Erases one file. */
export function eraseMedia(account: Account, sid: string): void {
  account.mediaBytes -= account.media.get(sid)?.content.byteLength ?? 0;
  account.media.delete(sid);
}

function keepMedia(account: Account, messageSid: string, { contentType, content }: Attachment): string {
  const media: Media = { sid: newSid("ME"), messageSid, contentType, content, created: account.clock.now() };
  account.media.set(media.sid, media);
  account.mediaBytes += content.byteLength;
  return media.sid;
}

function forgetOldest(account: Account): void {
  for (const message of account.messages.values()) {
    if (account.messages.size <= account.options.limit && account.mediaBytes <= mediaLimitBytes) return;
    eraseMessage(account, message);
    account.counts.forgotten += 1;
  }
}
