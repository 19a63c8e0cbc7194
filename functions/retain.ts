import type { Contacts } from "./adapters/contacts.ts";
import type { DueItem, DueItems } from "./adapters/due-items.ts";
import type { Erasures } from "./adapters/erasures.ts";
import type { Notices } from "./adapters/notices.ts";
import type { RecordStore } from "./adapters/record-store.ts";
import { ChannelError } from "./domain/errors.ts";
import { withQuiet } from "./domain/feedback/change.ts";
import type { ContactToken, ReferenceCode } from "./domain/feedback/handles.ts";
import { noticeOfHold } from "./domain/feedback/hold-notice.ts";
import { dueParts, type Hold, type KeptPart, planned } from "./domain/feedback/keeping.ts";
import type { FeedbackRecord } from "./domain/feedback/record.ts";
import { programmeById } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { serviceCount } from "./domain/statistics/service.ts";
import { type Log, nameOf } from "./middleware/log.ts";

export type RetainParts = {
  readonly settings: Settings;
  readonly due: DueItems;
  readonly records: RecordStore;
  readonly contacts: Pick<Contacts, "recordsOf" | "unlist">;
  readonly erasures: Erasures;
  readonly notices: Pick<Notices, "create">;
  readonly randomId: () => string;
  readonly now: () => Date;
  readonly log: Log;
};
export type Retained = Record<KeptPart | "postponed", number>;

const mostPerShard = 200;
const dayMs = 86_400_000;

/** Takes from every record what its time has come for. Nothing goes while the person's new words are unread. */
export const retain = async (parts: RetainParts, timeLeftMs: () => number, dryRun: boolean): Promise<Retained> => {
  const counts: Retained = { identity: 0, address: 0, text: 0, postponed: 0 };
  for (const item of await parts.due("retention", parts.now(), mostPerShard)) {
    if (timeLeftMs() < 0) break;
    try {
      await retainOne(parts, item, counts, dryRun);
    } catch (error) {
      // Somebody works on it at this moment: the next run sees what became of it.
      if (!(error instanceof ChannelError)) parts.log({ event: "failed", error: nameOf(error) });
    }
  }
  return counts;
};

const retainOne = async (parts: RetainParts, item: DueItem, counts: Retained, dryRun: boolean): Promise<void> => {
  const due = await whatGoes(parts, item);
  if (!due) return;
  const { record, wanted, going } = due;
  if (record.keeping?.hold) return dryRun ? undefined : remind(parts, record, record.keeping.hold);
  for (const part of going) counts[part] += 1;
  if (going.length < wanted.length) counts.postponed += 1;
  if (dryRun) return;
  const claimed = await claim(parts, record, going);
  for (const part of going) await erase(parts, claimed, part);
  await finish(parts, claimed, going.length < wanted.length);
};

/** What its time has come for of a record, and what of that may go now. */
export const whatGoes = async (
  parts: Pick<RetainParts, "records" | "contacts" | "settings" | "now">,
  { pk }: Pick<DueItem, "pk">,
) => {
  const { records, settings, now } = parts;
  const record = await records.find(pk.slice("RECORD#".length) as ReferenceCode);
  if (!record) return undefined;
  const { needed, unread } = await stateOf(parts, record);
  const wanted = dueParts(record, settings.retention, now());
  // What was stripped is needed by nobody once the record is closed; all else waits for what is unread.
  const isClosed = record.lifecycle === "closed";
  const going = wanted.filter((part) =>
    part === "identity" && isClosed ? true : !(unread || (part === "address" && needed)),
  );
  return { record, wanted, going };
};

/** A hold ends only by a person; who has set it is reminded from the day on that they named. */
const remind = async ({ notices, erasures, now }: RetainParts, record: FeedbackRecord, hold: Hold): Promise<void> => {
  await notices.create(noticeOfHold(record, hold, now()));
  await erasures.reminded(record.reference, hold.reviewAt);
};

/** Whether another record of the person still needs their address, and whether one of all has been looked at by nobody. */
const stateOf = async (
  { contacts, records, settings, now }: Pick<RetainParts, "contacts" | "records" | "settings" | "now">,
  record: FeedbackRecord,
) => {
  const references = await contacts.recordsOf(record.contact);
  const all = await Promise.all(references.map(async (reference) => records.find(reference)));
  const others = all.filter((other) => other !== undefined && other.reference !== record.reference);
  const needsAddress = (other: FeedbackRecord) =>
    !other.keeping?.gone.includes("address") && !dueParts(other, settings.retention, now()).includes("address");
  return {
    needed: record.lifecycle !== "closed" || others.some((other) => other && needsAddress(other)),
    unread: [record, ...others].some((each) => each?.lifecycle === "open"),
  };
};

/** The record says that the parts have gone before they go, so that whoever reopens it now meets the truth. */
const claim = async (parts: RetainParts, before: FeedbackRecord, going: readonly KeptPart[]) => {
  const { records, settings, now } = parts;
  const zone = programmeById(settings, before.programme)?.timeZone;
  const isFirst = going.includes("text") && !before.keeping?.gone.includes("text");
  const counts = zone && isFirst ? serviceCount("deleted", before, zone, now()) : [];
  const gone = [...new Set([...(before.keeping?.gone ?? []), ...going])];
  const marked = { ...before, keeping: { ...before.keeping, gone }, version: before.version + 1 };
  const after = withQuiet(before, marked, now().toISOString());
  await records.change({ before, after, counts });
  return after;
};

const erase = async ({ erasures, contacts, now }: RetainParts, record: FeedbackRecord, part: KeptPart) => {
  const { reference } = record;
  if (part === "identity") await erasures.identities(reference, now().toISOString());
  if (part === "address") await erasures.address(record);
  if (part === "text") {
    await erasures.text(reference, now().toISOString());
    await contacts.unlist(record.contact, reference);
  }
};

const finish = async (parts: RetainParts, before: FeedbackRecord, postponed: boolean): Promise<void> => {
  const { records, settings, randomId, now } = parts;
  const textGone = before.keeping?.gone.includes("text");
  const after = planned(
    { ...before, ...(textGone && { contact: randomId() as ContactToken }), version: before.version + 1 },
    settings.retention,
  );
  const tomorrow = new Date(now().getTime() + dayMs).toISOString();
  const keeping = after.keeping && postponed ? { ...after.keeping, nextAt: tomorrow } : after.keeping;
  await records.change({ before, after: withQuiet(before, { ...after, keeping }, now().toISOString()), counts: [] });
};
