import { invalidRequest } from "../domain/errors.ts";
import { calledPerson } from "../domain/feedback/concerned/called-person.ts";
import { concernedBy } from "../domain/feedback/concerned/concerned-by.ts";
import { concernsSite, keptFrom, siteStaff } from "../domain/feedback/concerned/kept-from.ts";
import { knownPeople } from "../domain/feedback/concerned/known-people.ts";
import { namesIn } from "../domain/feedback/concerned/names-in.ts";
import { noticeTo } from "../domain/feedback/conflict-notice.ts";
import type { ContactToken, MessageId, ReferenceCode } from "../domain/feedback/handles.ts";
import { openRecord } from "../domain/feedback/open.ts";
import type { FeedbackRecord, ReceivedMessage } from "../domain/feedback/record.ts";
import { type Programme, programmeById } from "../domain/settings/our-numbers.ts";
import { countChanges } from "../domain/statistics/counts.ts";
import type { Understanding } from "../domain/understanding.ts";
import { hurry } from "../middleware/hurry.ts";
import { keepText } from "./keep-text.ts";
import { newReference } from "./new-reference.ts";
import type { Actions, TriageParts } from "./parts.ts";

type EnterCall = Parameters<Actions<"enterFeedback">["enterFeedback"]>[0];

/**
 * Opens a record of what somebody said. Stripped and sealed like a message; the contact is always a new one, so that
 * nothing in the answer or the record can say whether the person was known.
 */
export const enterFeedback = async (parts: TriageParts, call: EnterCall): Promise<ReferenceCode> => {
  const { body, officer } = call;
  const programme = programmeOfCall(parts, call);
  const understood = parts.understand(body.text);
  const coding = {
    ...understood.coding,
    contactWishes: [...new Set([...understood.coding.contactWishes, ...body.contactWishes])],
  };
  const [id, contact] = [call.newId() as MessageId, call.newId() as ContactToken];
  const reference = newReference(id);
  const at = parts.now().toISOString();
  const values = understood.identifiers.map(({ placeholder, value }) => ({ label: placeholder, value }));
  const identity = values.length > 0 ? await parts.sealValues("identity", values) : undefined;
  const message: ReceivedMessage = {
    id,
    programme: programme.id,
    channel: "sms",
    number: "",
    receivedAt: at,
    language: understood.language,
    coding,
    attachments: [],
    identifiers: [...new Set(values.map(({ label }) => label))],
    ...(identity && { sealed: values.length }),
    ...(await keepText(parts, coding, understood.text)),
  };
  const opened = openRecord(message, {
    reference,
    contact,
    clocks: parts.settings.clocks,
    calendar: programme,
    site: body.site,
    at,
  });
  const { record, notice } = await keptFromThose(parts, call, understood, { ...opened, origin: body.origin });
  await parts.audit({ person: officer.id, action: "enter_feedback", reference, at });
  await parts.records.change({
    before: undefined,
    after: record,
    counts: countChanges(undefined, record, programme.timeZone),
    copies: [{ to: record, message }],
    opens: record,
    notice,
    ...(identity && { identity: { id, sealed: identity, at } }),
  });
  if (notice) await hurry(parts, "notices", { notice: notice.id });
  return reference;
};

/** Kept from those whom it may be about, as what comes by a telephone is; who entered it may be one of them. */
const keptFromThose = async (
  { settings, directory }: TriageParts,
  { body, newId }: EnterCall,
  understood: Understanding,
  opened: FeedbackRecord,
) => {
  const people = await directory.people();
  const concerned = concernedBy(body.text, namesIn(understood), knownPeople(people.map(calledPerson)));
  const ofSite = concernsSite(opened, settings.concerns) ? siteStaff(opened, people) : [];
  const record = keptFrom(opened, [...concerned, ...ofSite]);
  return { record, notice: noticeTo(people, record, newId()) };
};

const programmeOfCall = ({ settings }: TriageParts, { officer, body }: EnterCall): Programme => {
  const programme = programmeById(settings, body.programme);
  if (!programme || !officer.programmes.includes(programme.id)) throw invalidRequest(["programme"]);
  const isSite = body.site === undefined || programme.sites.some(({ id }) => id === body.site);
  if (!isSite) throw invalidRequest(["site"]);
  return programme;
};
