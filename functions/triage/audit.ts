import type { ChainedEntry } from "../adapters/audit-chain.ts";
import { isHidden } from "../domain/feedback/record.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";

const mostShown = 500;

/** The audit trail; who reads it leaves an entry in it first. */
export const audit = (parts: TriageParts): Actions<"listAudit" | "listRecordAudit"> => ({
  listAudit: async ({ query, officer }) => {
    await parts.audit({ person: officer.id, action: "read_audit", at: parts.now().toISOString() });
    return { items: (await parts.trail.entries(query.person, query.day)).map(shown) };
  },
  listRecordAudit: async (call) => {
    const action = "read_record_audit";
    const { reference, sensitivity } = await recordOf(parts, call, action);
    const at = parts.now().toISOString();
    if (!isHidden(sensitivity)) await parts.audit({ person: call.officer.id, action, reference, at });
    return { items: (await parts.trail.ofRecord(reference, mostShown)).map(shown) };
  },
});

const shown = ({ n, person, action, reference, at, identifier, purpose, before, hash }: ChainedEntry) => ({
  n,
  person,
  action,
  reference: reference ?? null,
  at,
  identifier: identifier ?? null,
  purpose: purpose ?? null,
  before,
  hash,
});
