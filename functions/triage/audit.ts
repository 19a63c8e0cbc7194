import type { ChainedEntry } from "../adapters/audit-chain.ts";
import { refusalReasons } from "../adapters/refusals.ts";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import { isConcerned } from "../domain/feedback/on-duty.ts";
import { isHidden } from "../domain/feedback/record.ts";
import type { Officer } from "./officer.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { placeOf } from "./place-of.ts";
import { recordOf } from "./record-of.ts";

const mostShown = 500;
const readAtOnce = 25;

/** The audit trail; who reads it leaves an entry in it first. */
export const audit = (parts: TriageParts): Actions<"listAudit" | "listRecordAudit"> => ({
  listAudit: async ({ query, officer }) => {
    await parts.audit({ person: officer.id, action: "read_audit", at: parts.now().toISOString() });
    const after = Number((await placeOf(parts, "audit", query.cursor, officer)) ?? 0);
    const entries = await parts.trail.entriesAfter(query.person, query.day, after, query.limit);
    const last = entries.at(-1);
    const named = await mayBeNamed(parts, officer, entries);
    return {
      items: entries.map((entry) => {
        const { reference, ...unnamed } = entry;
        return shown(reference && named.has(reference) ? entry : unnamed);
      }),
      next:
        last && entries.length === query.limit ? await parts.cursors.write("audit", String(last.n), officer.id) : null,
    };
  },
  listRecordAudit: async (call) => {
    const action = "read_record_audit";
    const { reference, sensitivity } = await recordOf(parts, call, action);
    const at = parts.now().toISOString();
    if (!isHidden(sensitivity)) await parts.audit({ person: call.officer.id, action, reference, at });
    return { items: (await parts.trail.ofRecord(reference, mostShown)).map(shown) };
  },
});

/**
 * The records that a list of what somebody did may name: such as are hidden it names to nobody, nor such as its reader is
 * concerned by, nor such as are gone, of which nobody can tell. So whoever is accused sees no more than anybody else.
 */
const mayBeNamed = async (
  { records }: TriageParts,
  { id }: Officer,
  entries: readonly ChainedEntry[],
): Promise<ReadonlySet<ReferenceCode>> => {
  const references = [...new Set(entries.flatMap(({ reference }) => reference ?? []))];
  const named = new Set<ReferenceCode>();
  for (let from = 0; from < references.length; from += readAtOnce) {
    const found = await Promise.all(references.slice(from, from + readAtOnce).map(records.find));
    for (const record of found)
      if (record && !isHidden(record.sensitivity) && !isConcerned(record, id)) named.add(record.reference);
  }
  return named;
};

/** Without the hashes: whoever has one can try which reference makes it, and there are not too many to try. */
const shown = (entry: Omit<ChainedEntry, "before" | "hash">) => {
  const { n, person, action, reference, at, identifier, purpose, route, reason, times } = entry;
  return {
    n,
    person,
    action,
    reference: reference ?? null,
    at,
    identifier: identifier ?? null,
    purpose: purpose ?? null,
    route: route ?? null,
    reason: refusalReasons.find((known) => known === reason) ?? null,
    times: times ?? null,
  };
};
