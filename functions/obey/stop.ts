import { withQuiet } from "../domain/feedback/change.ts";
import type { ContactToken, ReferenceCode } from "../domain/feedback/handles.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { programmeById } from "../domain/settings/our-numbers.ts";
import { countChanges } from "../domain/statistics/counts.ts";
import type { Act, ObeyParts } from "./parts.ts";

/** No address, nothing more to send; the records are worked on as before. */
export const onStop: Act = async (parts, { message: { channel, receivedAt: at }, entry, known }) => {
  const { contacts, erasures, randomId } = parts;
  await contacts.stop(entry.pseudonym, randomId() as ContactToken, at);
  if (known) await contacts.dropAddress(known.contact, channel);
  for (const reference of known ? await contacts.recordsOf(known.contact) : []) {
    await erasures.pendingReplies(reference, "The person has stopped messages.");
    await note(parts, reference, at);
  }
  return { text: "stopped" };
};

/** Messages again, from the next one on: the address came with this one. */
export const onStart: Act = async (parts, { message, entry, known }) => {
  const { contacts, randomId, now } = parts;
  const at = now().toISOString();
  if (!known) return { text: "started" };
  // One that we got late, written before they stopped: the later word counts.
  if (known.stoppedAt && message.receivedAt < known.stoppedAt) return { text: "stopped" };
  await contacts.start(entry.pseudonym, randomId() as ContactToken, at);
  await contacts.keepAddress(
    entry,
    known.contact,
    message.channel,
    message.receivedAt,
    at,
    parts.settings.retention.addressDays,
  );
  for (const reference of await contacts.recordsOf(known.contact)) await note(parts, reference, undefined);
  return { text: "started" };
};

/** Whoever cannot be told by a message leaves the count of those who were not told. */
const note = async ({ records, settings, now }: ObeyParts, reference: ReferenceCode, stoppedAt: string | undefined) => {
  const before = await records.find(reference);
  if (!before || before.stoppedAt === stoppedAt || (before.stoppedAt && stoppedAt)) return;
  const stopped: FeedbackRecord = { ...before, stoppedAt, version: before.version + 1 };
  const after = withQuiet(before, stopped, now().toISOString());
  const timeZone = programmeById(settings, before.programme)?.timeZone ?? "UTC";
  await records.change({ before, after, counts: countChanges(before, after, timeZone) });
};
