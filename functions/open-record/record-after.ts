import type { ContactToken, ReferenceCode } from "../domain/feedback/handles.ts";
import { planned } from "../domain/feedback/keeping.ts";
import { withNextDue } from "../domain/feedback/next-due.ts";
import { joinHidden, joinRecord, openRecord, reopenRecord } from "../domain/feedback/open.ts";
import { type FeedbackRecord, isHidden, type ReceivedMessage } from "../domain/feedback/record.ts";
import { referenceCode } from "../domain/feedback/reference-code.ts";
import type { Threading } from "../domain/feedback/threading.ts";
import { type Programme, siteOf } from "../domain/settings/our-numbers.ts";
import type { OpenRecordParts } from "./parts.ts";

/** Where a message belongs: to a contact, and to what that contact told us before. */
export type Place = {
  readonly how: Threading;
  /** The record that it joins or reopens, or would have. */
  readonly before: FeedbackRecord | undefined;
  /** The record that the contact's messages joined last, never a hidden one. */
  readonly earlier: ReferenceCode | undefined;
  readonly contact: ContactToken;
  readonly programme: Programme;
};

/** The record as it is with this message. */
export const recordAfter = (parts: OpenRecordParts, message: ReceivedMessage, place: Place): FeedbackRecord => {
  const { clocks, retention } = parts.settings;
  const { how, before, programme } = place;
  const at = parts.now().toISOString();
  const timing = { clocks, calendar: programme, at };
  const timed = (record: FeedbackRecord) => withNextDue(record, clocks, programme);
  if (before && how === "join")
    return timed(isHidden(before.sensitivity) ? joinHidden(before, message, timing) : joinRecord(before, message, at));
  if (before && how === "reopen") return planned(timed(reopenRecord(before, message, timing)), retention);
  return newRecord(parts, message, place);
};

/** A hidden record leads back to what its writer told before, for whoever may see both: linked, never merged. */
const newRecord = (parts: OpenRecordParts, message: ReceivedMessage, place: Place): FeedbackRecord => {
  const { contact, earlier, programme } = place;
  const record = openRecord(message, {
    reference: newReference(parts),
    contact,
    clocks: parts.settings.clocks,
    calendar: programme,
    site: siteOf(programme, message.number),
    at: parts.now().toISOString(),
  });
  return earlier && isHidden(record.sensitivity)
    ? { ...record, links: [{ kind: "related", reference: earlier }] }
    : record;
};

/** Sixteen random bytes hold seven usable letters but for one draw in billions; then it draws again. */
const newReference = ({ random }: OpenRecordParts): ReferenceCode => {
  for (;;) {
    const code = referenceCode(random(16));
    if (code) return code;
  }
};
