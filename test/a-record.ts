import type { ContactToken, ReferenceCode } from "../functions/domain/feedback/handles.ts";
import type { FeedbackRecord } from "../functions/domain/feedback/record.ts";
import { aCoding } from "./a-coding.ts";

const { why: _, ...coding } = aCoding();

/** An invented record, ordinary but for what a test says. */
export const aRecord = (told: Partial<FeedbackRecord> = {}): FeedbackRecord => ({
  reference: "HB2345678X" as ReferenceCode,
  contact: "contact" as ContactToken,
  programme: "northern-route",
  number: "+15550100",
  channel: "sms",
  language: "fr",
  ...coding,
  criticality: "action_needed",
  lifecycle: "open",
  status: "under_review",
  assignee: undefined,
  openedAt: "2026-11-10T10:00:00.000Z",
  lastMessageAt: "2026-11-10T10:00:00.000Z",
  closedAt: undefined,
  firstResponseAt: undefined,
  dueAt: "2026-11-17T10:00:00.000Z",
  messages: 1,
  attachments: 0,
  version: 1,
  ...told,
});
