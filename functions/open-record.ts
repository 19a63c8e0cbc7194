import type { Openings, Thread } from "./adapters/openings.ts";
import type { SendToQueue } from "./adapters/queues.ts";
import { type Contact, type ContactMemory, memoryOf, type Vault } from "./adapters/vault.ts";
import { acknowledgement } from "./domain/conversation/acknowledgement.ts";
import { hourMs, spend } from "./domain/conversation/allowance.ts";
import { type Drafts, type Said, say } from "./domain/conversation/say.ts";
import { languageOfCommand, theirLanguage } from "./domain/conversation/their-language.ts";
import { isRecycled } from "./domain/feedback/contact.ts";
import type { ContactToken, MessageId, ReferenceCode, ReplyId } from "./domain/feedback/handles.ts";
import { planned } from "./domain/feedback/keeping.ts";
import { noticeOf } from "./domain/feedback/notice.ts";
import { joinRecord, openRecord, reopenRecord } from "./domain/feedback/open.ts";
import {
  type FeedbackRecord,
  isFile,
  isHidden,
  leadingTrack,
  type ReceivedMessage,
  type Reply,
} from "./domain/feedback/record.ts";
import { referenceCode } from "./domain/feedback/reference-code.ts";
import { type Threading, threading } from "./domain/feedback/threading.ts";
import type { StrippedText } from "./domain/identifiers/identifier.ts";
import { type Programme, programmeById, siteOf } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { countChanges } from "./domain/statistics/counts.ts";
import { hurry } from "./middleware/hurry.ts";
import type { Log } from "./middleware/log.ts";
import type { Obey } from "./obey.ts";
import type { Reconsider } from "./reconsider.ts";

export type OpenRecordParts = {
  readonly settings: Settings;
  readonly drafts: Drafts;
  readonly openings: Openings;
  readonly vault: Vault;
  readonly obey: Obey;
  /** Where the settings name a language model. */
  readonly reconsider?: Reconsider | undefined;
  readonly queue: SendToQueue;
  readonly random: (bytes: number) => Uint8Array;
  readonly randomId: () => string;
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly log: Log;
};

const mostTries = 8;

/**
 * A received message becomes part of a record, once, however often the queue delivers it. What another writer changes
 * meanwhile (a first message of the same person, a counter) is read again and tried again.
 */
export const openingOf =
  (parts: OpenRecordParts) =>
  async (id: MessageId): Promise<void> => {
    const reconsider = once(parts.reconsider);
    for (let tries = 1; tries <= mostTries; tries++) {
      const message = await parts.openings.message(id);
      if (!message) return parts.log({ event: "message_gone" });
      if (message === "opened") return;
      if (message.command && (await parts.obey(message, message.command)) === "done") return;
      if (await open(parts, await reconsider(message))) return;
      await parts.pause(2 ** tries * 10 * (1 + (parts.random(1)[0] ?? 0) / 256));
    }
    throw Object.assign(new Error("conflict"), { name: "ConflictError" });
  };

/** A message is shown to a language model once, however often its record is tried. */
const once = (reconsider: Reconsider = async (message) => message): Reconsider => {
  let considered: ReturnType<Reconsider> | undefined;
  return (message) => {
    considered ??= reconsider(message);
    return considered;
  };
};

const open = async (parts: OpenRecordParts, message: ReceivedMessage): Promise<boolean> => {
  const { openings, vault, settings } = parts;
  const programme = programmeById(settings, message.programme);
  if (!programme) throw Object.assign(new Error("settings"), { name: "SettingsError" });
  const vaultEntry = await vault.entry(message.id);
  const known = vaultEntry && (await vault.contactOf(vaultEntry.pseudonym));
  const same = known && !isRecycled(known.lastMessageAt, message.receivedAt) ? known : undefined;
  const contact = same?.contact ?? (parts.randomId() as ContactToken);
  const thread = same && (await openings.thread(same.contact));
  const before = thread && (await openings.record(thread.reference));
  const how = threading(before, message, settings.conversation, thread?.partSince);
  const joined = how !== "new";
  const record = recordAfter(parts, how, before, message, contact, programme);
  const said = known?.stoppedAt ? undefined : saidTo(parts, message, record, programme, thread, same);
  const reply = said?.reply;
  const notice = joined ? undefined : noticeOf(record, parts.randomId());
  const outcome = await openings.write({
    message,
    record,
    joined,
    vaultEntry,
    known,
    thread: isHidden(record.sensitivity) ? undefined : nextThread(record, message, reply, thread),
    reply,
    remembered: said?.remembered ?? remembering(same, message),
    notice,
    counts: countChanges(joined ? before : undefined, record, programme.timeZone),
  });
  if (outcome === "again") return false;
  parts.log({ event: "record_opened", track: leadingTrack(record), joined, held: reply?.state === "held" });
  if (reply?.state === "queued") await hurry(parts, "replies", { reference: reply.reference, reply: reply.id });
  if (message.attachments.some(isFile)) await hurry(parts, "media", { message: message.id });
  if (notice) await hurry(parts, "notices", { notice: notice.id });
  return true;
};

const recordAfter = (
  parts: OpenRecordParts,
  how: Threading,
  before: FeedbackRecord | undefined,
  message: ReceivedMessage,
  contact: ContactToken,
  programme: Programme,
): FeedbackRecord => {
  const { clocks, retention } = parts.settings;
  if (before && how === "join") return joinRecord(before, message);
  if (before && how === "reopen")
    return planned(reopenRecord(before, message, { clocks, calendar: programme }), retention);
  return newRecord(parts, message, contact, programme);
};

const newRecord = (parts: OpenRecordParts, message: ReceivedMessage, contact: ContactToken, programme: Programme) =>
  openRecord(message, {
    reference: newReference(parts),
    contact,
    clocks: parts.settings.clocks,
    calendar: programme,
    site: siteOf(programme, message.number),
  });

/** Sixteen random bytes hold seven usable letters but for one draw in billions; then it draws again. */
const newReference = ({ random }: OpenRecordParts): ReferenceCode => {
  for (;;) {
    const code = referenceCode(random(16));
    if (code) return code;
  }
};

type Words = { readonly reply: Reply | undefined; readonly remembered: ContactMemory };

/** What a person hears at once: what a command is answered with, else the acknowledgement. */
const saidTo = (
  parts: OpenRecordParts,
  message: ReceivedMessage,
  record: FeedbackRecord,
  programme: Programme,
  thread: Thread | undefined,
  known: Contact | undefined,
): Words => {
  const { settings, drafts, now } = parts;
  const voice = { settings, programme, drafts };
  const { command } = message;
  const memory = remembering(known, message);
  if (command?.name === "help" || command?.name === "human") {
    const limit = { now: now(), most: settings.conversation.commandsPerHour, whileMs: hourMs };
    const { allowed, after } = spend(known?.commands, limit);
    if (!allowed || command.answered) return { reply: undefined, remembered: memory };
    const language = languageOfCommand(known, command.language);
    const said = say(voice, command.name, language, { code: record.reference });
    return { reply: replyOf(parts, message, record, "command", said), remembered: { ...memory, commands: after } };
  }
  const recently = thread?.acknowledgedAt && now().getTime() - Date.parse(thread.acknowledgedAt) < hourMs;
  if (recently && thread.reference === record.reference) return { reply: undefined, remembered: memory };
  const said = acknowledgement(voice, { language: theirLanguage(known, message.language), code: record.reference });
  const { allowed, after } = spend(known?.automatic, {
    now: now(),
    most: settings.conversation.automaticMessagesPerHour,
    whileMs: hourMs,
  });
  const because = heldBecause(message, said.text, allowed);
  const reply = replyOf(parts, message, record, "acknowledgement", said, because);
  return { reply, remembered: because ? memory : { ...memory, automatic: after } };
};

const replyOf = (
  { randomId, now }: OpenRecordParts,
  { channel, number }: ReceivedMessage,
  { reference, contact }: FeedbackRecord,
  kind: Reply["kind"],
  { language, text }: Said,
  because?: string,
): Reply => ({
  id: randomId() as ReplyId,
  reference,
  contact,
  channel,
  number,
  kind,
  language,
  text: text ?? ("" as StrippedText),
  state: because || !text ? "held" : "queued",
  because,
  providerId: undefined,
  createdAt: now().toISOString(),
  sendingAt: undefined,
});

const heldBecause = ({ coding }: ReceivedMessage, text: string | undefined, isAllowed: boolean): string | undefined => {
  if (coding.contactWishes.includes("no_reply")) return "The person asked for no answer.";
  if (!isAllowed) return "As many automatic messages as may be have gone within the hour.";
  return text ? undefined : "No reviewed text in a language of the programme.";
};

/** What is remembered of a person, with the language of their last message. */
const remembering = (known: Contact | undefined, { language }: ReceivedMessage): ContactMemory => ({
  ...(known && memoryOf(known)),
  ...(language !== "und" && { language }),
});

const nextThread = (
  record: FeedbackRecord,
  { mayGoOn, receivedAt }: ReceivedMessage,
  reply: Reply | undefined,
  before: Thread | undefined,
): Thread => ({
  reference: record.reference,
  acknowledgedAt: reply?.state === "queued" ? reply.createdAt : before?.acknowledgedAt,
  partSince: mayGoOn ? receivedAt : undefined,
});
