import { invalidRequest, notAllowed, notFound } from "../domain/errors.ts";
import { brokenBy, type Glass, type OpeningPurpose } from "../domain/feedback/glass.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import type { Officer } from "../triage/officer.ts";
import type { DiscloseParts } from "./parts.ts";
import type { SealedThing } from "./sealed-things.ts";

/**
 * Of what is not hidden, the assigned officer; to everybody else there is nothing here. Of what is hidden, a focal point
 * who has broken the glass within the hour; a file is what the person told us, and its focal point opens it to find out
 * what it says as they open the words. Nothing of what is closed, whether or not it has been swept away yet.
 */
export const leaveToOpen = async (
  { glasses, now }: DiscloseParts,
  record: FeedbackRecord,
  { id }: Officer,
  { kind }: SealedThing,
  purpose: OpeningPurpose,
): Promise<Glass | undefined> => {
  if (purpose === "clarify" && kind !== "file") throw invalidRequest(["purpose"]);
  if (!isHidden(record.sensitivity)) {
    if (record.assignee !== id) throw notFound();
    return undefined;
  }
  if (kind === "file" && purpose === "clarify") return undefined;
  const glass = brokenBy(await glasses.of(record.reference), "break_glass", id, now());
  if (!glass) throw notAllowed();
  return glass;
};
