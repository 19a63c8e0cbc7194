import type { Contacts } from "./adapters/contacts.ts";
import type { Erasures } from "./adapters/erasures.ts";
import type { SendToQueue } from "./adapters/queues.ts";
import type { RecordStore } from "./adapters/record-store.ts";
import type { Contact, Vault, VaultEntry } from "./adapters/vault.ts";
import type { Drafts } from "./domain/conversation/acknowledgement.ts";
import type { Command } from "./domain/conversation/command.ts";
import { deleteQuestion } from "./domain/conversation/delete-question.ts";
import { wasAsked } from "./domain/feedback/contact.ts";
import type { ContactToken, Pseudonym, ReferenceCode, ReplyId } from "./domain/feedback/handles.ts";
import { planned } from "./domain/feedback/keeping.ts";
import { type FeedbackRecord, isHidden, type ReceivedMessage, type Reply } from "./domain/feedback/record.ts";
import { programmeById } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { countChanges } from "./domain/statistics/counts.ts";
import type { Log } from "./middleware/log.ts";

export type ObeyParts = {
  readonly settings: Settings;
  readonly drafts: Drafts;
  readonly vault: Vault;
  readonly contacts: Contacts;
  readonly erasures: Erasures;
  readonly records: RecordStore;
  readonly queue: SendToQueue;
  readonly randomId: () => string;
  readonly now: () => Date;
  readonly log: Log;
};
export type Obey = (message: ReceivedMessage, command: Command) => Promise<void>;

/** An address that came with a question or a START serves so long, if no record needs it. */
const questionDays = 2;

/**
 * Does what a person's command says. Each step may be done again; the last one settles the message, so that a crash in
 * between brings the command back and never half of it.
 */
export const obeying =
  (parts: ObeyParts): Obey =>
  async (message, command) => {
    const entry = await parts.vault.entry(message.id);
    if (entry?.pseudonym) {
      const contact = await parts.vault.contactOf(entry.pseudonym);
      const done = command.name === "delete" && (await onDelete(parts, message, command, entry, contact));
      if (command.name === "stop") await onStop(parts, message, entry, contact);
      if (command.name === "start") await onStart(parts, message, entry, contact);
      parts.log({ event: "command_obeyed", command: command.name });
      if (done === "asked") return;
    }
    await parts.contacts.settle(message);
  };

/** No address, nothing more to send; the records are worked on as before. */
const onStop = async (
  parts: ObeyParts,
  { channel }: ReceivedMessage,
  entry: VaultEntry,
  known: Contact | undefined,
) => {
  const { contacts, erasures, randomId, now } = parts;
  await contacts.stop(entry.pseudonym, randomId() as ContactToken, now().toISOString());
  if (!known) return;
  await contacts.dropAddress(known.contact, channel);
  for (const reference of await contacts.recordsOf(known.contact)) {
    await erasures.pendingReplies(reference, "The person has stopped messages.");
  }
};

const onStart = async (parts: ObeyParts, message: ReceivedMessage, entry: VaultEntry, known: Contact | undefined) => {
  const { contacts, randomId, now } = parts;
  if (!known) return;
  await contacts.start(entry.pseudonym, randomId() as ContactToken, now().toISOString());
  const days = parts.settings.retention.addressDays;
  await contacts.keepAddress(entry, known.contact, message.channel, now().toISOString(), days);
};

type Deletion = Extract<Command, { readonly name: "delete" }>;

/** Asks once; the same words again, with the code of a record of theirs, are the answer. */
const onDelete = async (
  parts: ObeyParts,
  message: ReceivedMessage,
  { code, language }: Deletion,
  entry: VaultEntry,
  known: Contact | undefined,
): Promise<"asked" | "deleted"> => {
  const own = await ownContacts(parts, entry, known);
  const lists = await Promise.all(own.map(async ({ contact }) => parts.contacts.recordsOf(contact)));
  const references = lists.flat();
  const asked = wasAsked(known?.askedAt, parts.now()) || known?.stoppedAt !== undefined;
  if (code && references.includes(code) && asked) {
    for (const reference of references) await eraseFor(parts, reference, own);
    for (const { pseudonym, contact, stoppedAt, askedIn } of own) {
      if (askedIn) await parts.erasures.text(askedIn, parts.now().toISOString());
      await parts.contacts.forget(pseudonym, contact, parts.randomId() as ContactToken, stoppedAt);
    }
    return "deleted";
  }
  if (!asked) await ask(parts, message, entry, known, language);
  return asked ? "deleted" : "asked";
};

type Own = Contact & { readonly pseudonym: Pseudonym };

const ownContacts = async ({ vault }: ObeyParts, entry: VaultEntry, known: Contact | undefined) => {
  const { sibling } = entry;
  const other = sibling && (await vault.contactOf(sibling));
  return [
    ...(known ? [{ ...known, pseudonym: entry.pseudonym }] : []),
    ...(sibling && other ? [{ ...other, pseudonym: sibling }] : []),
  ] satisfies readonly Own[];
};

/** Without a text that may be sent nobody can be asked: then the first DELETE counts as the question. */
const ask = async (
  parts: ObeyParts,
  message: ReceivedMessage,
  entry: VaultEntry,
  known: Contact | undefined,
  language: Deletion["language"],
): Promise<void> => {
  const { contacts, settings, drafts, randomId, now } = parts;
  const contact = known?.contact ?? (randomId() as ContactToken);
  const at = now().toISOString();
  const programme = programmeById(settings, message.programme);
  const text = programme && deleteQuestion(programme, drafts, language);
  const reply: Reply | undefined = text && {
    id: randomId() as ReplyId,
    reference: randomId() as ReferenceCode,
    contact,
    channel: message.channel,
    number: message.number,
    kind: "question",
    language,
    text,
    state: "queued",
    because: undefined,
    providerId: undefined,
    createdAt: at,
    sendingAt: undefined,
  };
  await contacts.keepAddress(entry, contact, message.channel, at, questionDays);
  await contacts.ask(message, entry, contact, reply, at);
  if (reply) await parts.queue("replies", { reference: reply.reference, reply: reply.id }).catch(() => undefined);
};

/**
 * What is not sensitive goes at once. Of what is, the words wait for a focal point who may object: somebody else may
 * hold the phone. The row without words stays for the figures, under a token that leads nowhere.
 */
const eraseFor = async (parts: ObeyParts, reference: ReferenceCode, own: readonly Own[]): Promise<void> => {
  const { records, erasures, contacts, settings, now } = parts;
  const at = now().toISOString();
  const before = await records.find(reference);
  if (!before) return;
  await erasures.pendingReplies(reference, "The person asked for deletion.");
  const waits = isHidden(before.sensitivity) || before.keeping?.hold !== undefined;
  if (!waits) {
    await erasures.identities(reference);
    await erasures.text(reference, at);
  }
  const after = planned(waits ? asked(before, at) : ended(parts, before, at), settings.retention);
  const timeZone = programmeById(settings, before.programme)?.timeZone ?? "UTC";
  await records.change({ before, after, counts: countChanges(before, after, timeZone) });
  if (!waits) for (const { contact } of own) await contacts.unlist(contact, reference);
};

const asked = (record: FeedbackRecord, at: string): FeedbackRecord => ({
  ...record,
  keeping: {
    ...record.keeping,
    gone: [...new Set([...(record.keeping?.gone ?? []), "address" as const])],
    askedAt: at,
  },
  version: record.version + 1,
});

const ended = ({ randomId }: ObeyParts, record: FeedbackRecord, at: string): FeedbackRecord => ({
  ...record,
  contact: randomId() as ContactToken,
  lifecycle: "closed",
  closedAt: record.closedAt ?? at,
  keeping: { ...record.keeping, gone: ["identity", "address", "text"], askedAt: at },
  version: record.version + 1,
});
