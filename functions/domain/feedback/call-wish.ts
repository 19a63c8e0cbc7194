import { callerOf, type Programme } from "../settings/our-numbers.ts";
import type { Settings } from "../settings.ts";
import type { Notice } from "./notice.ts";
import type { FeedbackRecord, ReceivedMessage } from "./record.ts";
import { addWorkingDays } from "./working-time.ts";

/** Whether a message asks for a call that can be made: there is a bridge, and a number to call from. */
export const wishesCall = (
  { conversation }: Pick<Settings, "conversation">,
  programme: Programme,
  { command }: Pick<ReceivedMessage, "command">,
): boolean => command?.name === "human" && conversation.callBridge === "on" && callerOf(programme) !== undefined;

/** The record with its writer's wish for a call; one that is open already stays as it was first said. */
export const withWish = (record: FeedbackRecord, { receivedAt }: ReceivedMessage): FeedbackRecord =>
  record.callWishedAt ? record : { ...record, callWishedAt: receivedAt };

/**
 * Tells whoever has taken the record that a call is wished, or else who is on duty; over when somebody calls or answers.
 * To be done within a working day.
 */
export const noticeOfWish = (
  { reference, programme, version, assignee }: FeedbackRecord,
  wishedAt: string,
  id: string,
  calendar: Programme,
): Notice => ({
  id,
  reference,
  programme,
  kind: "call",
  dueAt: addWorkingDays(new Date(wishedAt), 1, calendar).toISOString(),
  createdAt: wishedAt,
  version,
  step: 0,
  nextAt: wishedAt,
  told: assignee ? [assignee] : [],
  delivered: [],
  tries: 0,
});
