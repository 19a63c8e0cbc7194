import { invalidRequest } from "../domain/errors.ts";
import { withRecent } from "../domain/feedback/change.ts";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import { linked } from "../domain/feedback/linked.ts";
import type { FeedbackRecord, RecordMessage } from "../domain/feedback/record.ts";
import { programmeById } from "../domain/settings/our-numbers.ts";
import { countChanges } from "../domain/statistics/counts.ts";
import { changeRecord } from "./change-record.ts";
import { newReference } from "./new-reference.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";

type SplitCall = Parameters<Actions<"splitFeedback">["splitFeedback"]>[0];

/**
 * Opens a record for a second matter that the messages of one record speak of. They stand in both, because one message
 * often tells of two things; what was sealed of them stays with the first. The new record is what is answered.
 */
export const splitFrom = async (parts: TriageParts, call: SplitCall): Promise<FeedbackRecord> => {
  const { reference } = await recordOf(parts, call, "split");
  const messages = await parts.records.messages(reference);
  const copied = call.body.messages.map((n) => {
    const message = messages[n - 1];
    if (!message) throw invalidRequest(["messages"]);
    return message;
  });
  const made = newReference(call.newId());
  const opened: FeedbackRecord[] = [];
  await changeRecord(parts, call, "split", (before, at) => {
    const fresh = withRecent(undefined, secondOf(before, copied, made), at);
    opened.push(fresh);
    const timeZone = programmeById(parts.settings, fresh.programme)?.timeZone ?? "UTC";
    return {
      set: { links: linked(before, { kind: "split_into", reference: made }) },
      also: [{ before: undefined, after: fresh, counts: countChanges(undefined, fresh, timeZone) }],
      copies: copied.map((message) => ({ to: fresh, message })),
      opens: fresh,
    };
  });
  const [fresh] = opened;
  if (!fresh) throw new Error("split");
  return fresh;
};

/** As new as its messages, and as sensitive as the first: whoever split it lowers that, with a reason. */
const secondOf = (
  { keeping: _, links: __, recent: ___, loop: ____, ...before }: FeedbackRecord,
  messages: readonly RecordMessage[],
  reference: ReferenceCode,
): FeedbackRecord => ({
  ...before,
  reference,
  lifecycle: "open",
  status: "under_review",
  assignee: undefined,
  closedAt: undefined,
  firstResponseAt: undefined,
  reopenedAt: undefined,
  outcomeAt: undefined,
  waitingSince: undefined,
  callWishedAt: undefined,
  snoozedUntil: undefined,
  satisfaction: undefined,
  messages: messages.length,
  attachments: messages.reduce((sum, { attachments }) => sum + attachments.length, 0),
  links: [{ kind: "split_from", reference: before.reference }],
  sealed: undefined,
  version: 1,
});
