import { notFound } from "../domain/errors.ts";
import { isConcerned } from "../domain/feedback/on-duty.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { type Named, recordOf } from "../triage/record-of.ts";
import type { DiscloseParts } from "./parts.ts";

/** The record that a call names, if it exists for the caller and does not concern them; a hidden one is audited first. */
export const recordFor = async (parts: DiscloseParts, call: Named, action: string): Promise<FeedbackRecord> => {
  const record = await recordOf(parts, call, action);
  if (isConcerned(record, call.officer.id)) throw notFound();
  return record;
};
