import type { Hold } from "./keeping.ts";
import type { Notice } from "./notice.ts";
import type { FeedbackRecord } from "./record.ts";

/** Reminds whoever has set a hold that the day to look at it again has come; over when it is ended or gets another day. */
export const noticeOfHold = (
  { reference, programme, version }: FeedbackRecord,
  { by, reviewAt }: Hold,
  now: Date,
): Notice => ({
  id: `${reference}-${Date.parse(reviewAt)}`,
  reference,
  programme,
  kind: "hold",
  dueAt: reviewAt,
  createdAt: now.toISOString(),
  version,
  step: 0,
  nextAt: now.toISOString(),
  told: [by],
  delivered: [],
  tries: 0,
});
