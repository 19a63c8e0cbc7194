import type { Settings } from "../settings.ts";
import type { PersonId } from "./handles.ts";
import { type FeedbackRecord, isHidden } from "./record.ts";

export type Retention = Settings["retention"];

/** What of a record goes before the record: what was stripped, the address of its writer, the words. */
export const keptParts = ["identity", "address", "text"] as const;
export type KeptPart = (typeof keptParts)[number];

export const holdReasons = ["investigation", "legal_duty", "safeguarding", "audit"] as const;
export const objectionReasons = ["writer_in_doubt", "person_at_risk", "investigation", "legal_duty"] as const;

type Decision<Reason> = { readonly reason: Reason; readonly by: PersonId; readonly at: string };
export type Hold = Decision<(typeof holdReasons)[number]> & { readonly reviewAt: string };
export type Objection = Decision<(typeof objectionReasons)[number]>;

/** What is decided about the keeping of a record, and what has gone already. */
export type Keeping = {
  /** When the person asked for deletion. */
  readonly askedAt?: string | undefined;
  readonly objection?: Objection | undefined;
  readonly hold?: Hold | undefined;
  /** The review date of which somebody has been reminded. */
  readonly remindedOf?: string | undefined;
  readonly gone: readonly KeptPart[];
  /** When something has to go next; the index of what is due holds the record there. */
  readonly nextAt?: string | undefined;
  /** When the coded row itself goes. */
  readonly rowUntil?: string | undefined;
};

const dayMs = 86_400_000;
const after = (at: string, days: number): string => new Date(Date.parse(at) + days * dayMs).toISOString();

/** When each part of a record has to go; nothing while it is worked on and nobody asked for deletion. */
export const goesAt = (record: FeedbackRecord, retention: Retention): ReadonlyMap<KeptPart, string> => {
  const { closedAt, keeping } = record;
  const dates = new Map<KeptPart, string>();
  if (keeping?.hold) return dates;
  const sooner = (part: KeptPart, at: string) => {
    const before = dates.get(part);
    dates.set(part, before && before < at ? before : at);
  };
  if (closedAt) {
    sooner("identity", after(closedAt, retention.sealedIdentifierDays));
    sooner("address", after(closedAt, retention.addressDays));
    sooner("text", after(closedAt, retention.textDays));
  }
  if (keeping?.askedAt && !keeping.objection) {
    const at = after(keeping.askedAt, isHidden(record.sensitivity) ? retention.deleteSensitiveTextDays : 0);
    for (const part of ["identity", "text"] as const) sooner(part, at);
  }
  return dates;
};

/** When somebody is to be reminded of a hold; once for each date. */
export const reminderAt = (keeping: Keeping | undefined): string | undefined =>
  keeping?.hold && keeping.hold.reviewAt !== keeping.remindedOf ? keeping.hold.reviewAt : undefined;

/** The parts whose time has come. What has gone is named again as long as the record is due: so it is verified. */
export const dueParts = (record: FeedbackRecord, retention: Retention, now: Date): readonly KeptPart[] =>
  [...goesAt(record, retention)].filter(([, at]) => at <= now.toISOString()).map(([part]) => part);

/** The record with the date of its next erasure, from its state and the settings alone. */
export const planned = (record: FeedbackRecord, retention: Retention): FeedbackRecord => {
  const { closedAt } = record;
  const gone = record.keeping?.gone ?? [];
  const dates = [...goesAt(record, retention)].filter(([part]) => !gone.includes(part)).map(([, at]) => at);
  const nextAt = dates.sort()[0];
  const rowUntil = closedAt && !record.keeping?.hold ? after(closedAt, retention.codedRowDays) : undefined;
  if (!record.keeping && !nextAt && !rowUntil) return record;
  return { ...record, keeping: { ...record.keeping, gone, nextAt, rowUntil } };
};
