import type { Contact } from "../adapters/vault.ts";
import { withQuiet } from "../domain/feedback/change.ts";
import { wasAsked } from "../domain/feedback/contact.ts";
import type { ContactToken, Pseudonym, ReferenceCode } from "../domain/feedback/handles.ts";
import { planned } from "../domain/feedback/keeping.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import { programmeById } from "../domain/settings/our-numbers.ts";
import { countChanges } from "../domain/statistics/counts.ts";
import type { Act, Heard, ObeyParts } from "./parts.ts";
import { stillTheirs } from "./still-theirs.ts";

/**
 * Asks once, in the same words whatever is held; the same word again, with the code of a record of theirs, is the answer,
 * and what is said then is again the same whatever was held. Whoever has stopped hears no question.
 */
export const onDelete: Act = async (parts, heard) => {
  const { command, known } = heard;
  const isAsked = wasAsked(known?.askedAt, parts.now()) || known?.stoppedAt !== undefined;
  if (!isAsked || !command.code) return { text: "deleteQuestion", remembered: { askedAt: parts.now().toISOString() } };
  const own = await ownContacts(parts, heard);
  const lists = await Promise.all(own.map(async ({ contact }) => parts.contacts.recordsOf(contact)));
  const references = lists.flat();
  // As after a deletion the question is over: another DELETE is asked again, and tells nobody which of the two this was.
  if (!references.includes(command.code)) return { text: "deleted", remembered: { askedAt: undefined } };
  for (const reference of references) await eraseFor(parts, reference, own);
  for (const { pseudonym, contact, stoppedAt, askedIn } of own) {
    if (askedIn) await parts.erasures.text(askedIn, parts.now().toISOString());
    await parts.contacts.forget(pseudonym, contact, parts.randomId() as ContactToken, stoppedAt);
  }
  return { text: "deleted", forgotten: true };
};

type Own = Contact & { readonly pseudonym: Pseudonym };

const ownContacts = async ({ vault }: ObeyParts, { entry, known, message }: Heard) => {
  const { sibling } = entry;
  const other = sibling && stillTheirs(await vault.contactOf(sibling), message);
  return [
    ...(known ? [{ ...known, pseudonym: entry.pseudonym }] : []),
    ...(sibling && other ? [{ ...other, pseudonym: sibling }] : []),
  ] satisfies readonly Own[];
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
    await erasures.identities(reference, at);
    await erasures.text(reference, at);
  }
  const gone = planned(waits ? asked(before, at) : ended(parts, before, at), settings.retention);
  const after = withQuiet(before, gone, at);
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
