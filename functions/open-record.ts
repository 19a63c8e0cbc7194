import type { Thread } from "./adapters/openings.ts";
import { isForPeople } from "./domain/conversation/command.ts";
import { noticeOfWish, wishesCall, withWish } from "./domain/feedback/call-wish.ts";
import { conflictIn } from "./domain/feedback/conflict-in.ts";
import { noticeTo } from "./domain/feedback/conflict-notice.ts";
import { isRecycled } from "./domain/feedback/contact.ts";
import type { MessageId } from "./domain/feedback/handles.ts";
import type { Notice } from "./domain/feedback/notice.ts";
import type { Person } from "./domain/feedback/people.ts";
import {
  type FeedbackRecord,
  isFile,
  isHidden,
  leadingTrack,
  type ReceivedMessage,
  type Reply,
} from "./domain/feedback/record.ts";
import { programmeById } from "./domain/settings/our-numbers.ts";
import { countChanges } from "./domain/statistics/counts.ts";
import { hurry } from "./middleware/hurry.ts";
import { keptFromThose } from "./open-record/kept-from-those.ts";
import type { OpenRecordParts } from "./open-record/parts.ts";
import { placeOf } from "./open-record/place-of.ts";
import { recordAfter } from "./open-record/record-after.ts";
import { remembering, whatIsSaid } from "./open-record/what-is-said.ts";
import type { Reconsider } from "./reconsider.ts";

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

const open = async (parts: OpenRecordParts, received: ReceivedMessage): Promise<boolean> => {
  const { openings, vault, settings } = parts;
  const programme = programmeById(settings, received.programme);
  if (!programme) throw Object.assign(new Error("settings"), { name: "SettingsError" });
  const vaultEntry = await vault.entry(received.id);
  const known = vaultEntry && (await vault.contactOf(vaultEntry.pseudonym));
  const same = known && !isRecycled(known.lastMessageAt, received.receivedAt) ? known : undefined;
  const { message: meant, place, thread, isRest } = await placeOf(parts, received, same, programme);
  const before = place.how === "new" ? undefined : place.before;
  const after = recordAfter(parts, meant, place);
  const kept = await keptFromThose(parts, meant, after);
  const { people } = kept;
  const isWish = !known?.stoppedAt && wishesCall(settings, programme, received);
  const record = isWish ? withWish(kept.record, received) : kept.record;
  const message = isHidden(record.sensitivity) ? await sealed(parts, meant) : meant;
  const told = { message, record, programme, thread, isRest: isRest && before !== undefined, known: same, isWish };
  const said = known?.stoppedAt ? undefined : await whatIsSaid(parts, told);
  const reply = said?.reply;
  const notice =
    noticeAfter(before, record, message, people, parts.randomId()) ??
    (record.callWishedAt !== after.callWishedAt
      ? noticeOfWish(record, received.receivedAt, parts.randomId(), programme)
      : undefined);
  const outcome = await openings.write({
    message,
    record,
    joined: before !== undefined,
    vaultEntry,
    known,
    thread: nextThread(record, message, reply, thread),
    reply,
    remembered: said?.remembered ?? remembering(same, message),
    notice,
    counts: countChanges(before, record, programme.timeZone),
  });
  if (outcome === "again") return false;
  const joined = before !== undefined;
  parts.log({ event: "record_opened", track: leadingTrack(record), joined, held: reply?.state === "held" });
  if (reply?.state === "queued") await hurry(parts, "replies", { reference: reply.reference, reply: reply.id });
  if (message.attachments.some(isFile)) await hurry(parts, "media", { message: message.id });
  if (notice) await hurry(parts, "notices", { notice: notice.id });
  return true;
};

/** What joins a hidden record is sealed like the rest of it. */
const sealed = async ({ seal }: OpenRecordParts, message: ReceivedMessage): Promise<ReceivedMessage> => {
  if (!("text" in message)) return message;
  const { text, ...rest } = message;
  return { ...rest, sealedText: await seal("text", text) };
};

/**
 * People are told of a new record, and again where the rest of its first message makes it graver; the outside recipient
 * where a later message turns out to be about everybody who would read it.
 */
const noticeAfter = (
  before: FeedbackRecord | undefined,
  record: FeedbackRecord,
  { receivedAt }: ReceivedMessage,
  people: readonly Person[],
  id: string,
): Notice | undefined => {
  if (!before || (isHidden(before.sensitivity) && record.dueAt < before.dueAt))
    return noticeTo(people, { ...record, openedAt: receivedAt }, id);
  return record.concerns?.length === before.concerns?.length ? undefined : conflictIn(people, record, id);
};

/** What a person's next message is held against; of a hidden record only for the rest of the message that began it. */
const nextThread = (
  { reference, sensitivity }: FeedbackRecord,
  { mayGoOn, receivedAt, command }: ReceivedMessage,
  reply: Reply | undefined,
  before: Thread | undefined,
): Thread | undefined => {
  const first = mayGoOn ? { reference, since: receivedAt } : undefined;
  const open = { reference: before?.reference, acknowledgedAt: before?.acknowledgedAt };
  const asked = isHidden(sensitivity) && isForPeople(command) ? reference : before?.asked;
  if (isHidden(sensitivity)) return first || asked || before?.first ? { ...open, first, asked } : undefined;
  return { reference, acknowledgedAt: reply?.state === "queued" ? reply.createdAt : open.acknowledgedAt, first, asked };
};
