import type { Thread } from "../adapters/openings.ts";
import type { Contact } from "../adapters/vault.ts";
import { isForPeople } from "../domain/conversation/command.ts";
import type { ContactToken } from "../domain/feedback/handles.ts";
import { type FeedbackRecord, isHidden, type ReceivedMessage } from "../domain/feedback/record.ts";
import { isRestOf, threading } from "../domain/feedback/threading.ts";
import type { Programme } from "../domain/settings/our-numbers.ts";
import type { OpenRecordParts } from "./parts.ts";
import type { Place } from "./record-after.ts";

/** Where a message belongs, and the message as it is meant there. */
export type Found = {
  readonly message: ReceivedMessage;
  readonly place: Place;
  readonly thread: Thread | undefined;
  readonly isRest: boolean;
};

/** Finds where a message belongs, from what its writer told before. `known`: what the vault knows of them. */
export const placeOf = async (
  parts: OpenRecordParts,
  message: ReceivedMessage,
  known: Contact | undefined,
  programme: Programme,
): Promise<Found> => {
  const { openings, settings } = parts;
  const contact = known?.contact ?? (parts.randomId() as ContactToken);
  const thread = known && (await openings.thread(known.contact));
  const confided = isForPeople(message.command) && known && (await lastConfided(parts, known.contact, programme));
  if (confided) return inConfidence(parts, message, confided, { contact, thread, programme });
  const isRest = !message.command && isRestOf(thread?.first, message);
  const reference = isRest ? thread?.first?.reference : thread?.reference;
  const before = reference && (await openings.record(reference));
  const how = threading(before, message, settings.conversation, isRest);
  return { message, place: { how, before, earlier: thread?.reference, contact, programme }, thread, isRest };
};

/** What somebody told in confidence, of all that is still worked on the latest. */
const lastConfided = async (
  { openings, recordsOf }: OpenRecordParts,
  contact: ContactToken,
  programme: Programme,
): Promise<FeedbackRecord | undefined> => {
  const all = await Promise.all((await recordsOf(contact)).map(openings.record));
  return all
    .filter((record) => record !== undefined)
    .filter(({ sensitivity, lifecycle }) => isHidden(sensitivity) && lifecycle !== "closed")
    .filter((record) => record.programme === programme.id)
    .toSorted((one, other) => (one.lastMessageAt < other.lastMessageAt ? 1 : -1))[0];
};

/**
 * Who told something in confidence and then asks for somebody is answered by those who know of it: nobody else calls
 * them unawares. It is a record of its own, for somebody else may hold the phone; asking again joins that.
 */
const inConfidence = async (
  { openings }: OpenRecordParts,
  message: ReceivedMessage,
  { reference, tracks, concerns = [] }: FeedbackRecord,
  { contact, thread, programme }: Pick<Place, "contact" | "programme"> & { readonly thread: Thread | undefined },
): Promise<Found> => {
  const asked = thread?.asked && (await openings.record(thread.asked));
  const before = asked && isHidden(asked.sensitivity) && asked.lifecycle !== "closed" ? asked : undefined;
  const coding = { ...message.coding, sensitivity: "to_be_clarified", tracks } as const;
  const concerned = [...new Set([...(message.concerned ?? []), ...concerns])];
  return {
    message: { ...message, coding, concerned },
    place: { how: before ? "join" : "new", before, earlier: reference, contact, programme },
    thread,
    isRest: false,
  };
};
