import { notFound } from "../domain/errors.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import { readReferenceCode } from "../domain/feedback/reference-code.ts";
import { seenBy } from "./access.ts";
import type { Officer } from "./officer.ts";
import type { TriageParts } from "./parts.ts";

/** A call that names a record. */
export type Named = { readonly params: { readonly reference: string }; readonly officer: Officer };

/** The record that a call names, if it exists for the caller; what is done with a hidden one is audited first. */
export const recordOf = async (
  { records, audit, now }: Pick<TriageParts, "records" | "audit" | "now">,
  { params, officer }: Named,
  action: string,
): Promise<FeedbackRecord> => {
  const reference = readReferenceCode(params.reference);
  if (!reference) throw notFound();
  const record = seenBy(officer, await records.find(reference));
  if (isHidden(record.sensitivity)) {
    await audit({ person: officer.id, action, reference, at: now().toISOString() });
  }
  return record;
};
