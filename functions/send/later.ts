import type { Reach } from "../adapters/vault.ts";
import { hourMs } from "../domain/conversation/allowance.ts";
import { noticeOfAnswer, waitsBecause } from "../domain/conversation/notice-of-answer.ts";
import { quietUntil } from "../domain/conversation/quiet-hours.ts";
import { isWindowOpen } from "../domain/conversation/window.ts";
import { isLongSilent, mayBeAnothers } from "../domain/feedback/contact.ts";
import type { ReplyId } from "../domain/feedback/handles.ts";
import type { Reply } from "../domain/feedback/record.ts";
import { isSafeToAnswer } from "../domain/feedback/safe-to-answer.ts";
import { type Programme, programmeById } from "../domain/settings/our-numbers.ts";
import type { SendParts } from "./parts.ts";

/**
 * Whether a reply has to wait: an officer's answer for the end of the quiet hours, or for READ where WhatsApp's 24 hours
 * are over. What waits is written, with the reason, before this returns; a notice that went into the outbox is returned.
 */
export const waitsForLater = async (
  parts: SendParts,
  reply: Reply,
  reach: Reach,
): Promise<{ readonly waits: boolean; readonly notice?: Reply | undefined }> => {
  if ((reply.kind !== "answer" && reply.kind !== "satisfaction") || reply.state !== "queued") return { waits: false };
  const record = await parts.records.find(reply.reference);
  const programme = record && programmeById(parts.settings, record.programme);
  if (!programme) return { waits: false };
  if (!isSafeToAnswer(record)) {
    await parts.replies.advance(reply, { state: "failed", because: "Contact is not known to be safe any more." });
    return { waits: true };
  }
  if (isLongSilent(reach, parts.now())) {
    await parts.replies.advance(reply, { state: "failed", because: mayBeAnothers });
    return { waits: true };
  }
  // A question is not worth a template: outside of the window it is not asked.
  const isOpen =
    reply.kind === "satisfaction" || isWindowOpen(reply.channel, reach.lastInboundAt ?? reply.createdAt, parts.now());
  if (!isOpen) return { waits: true, notice: await untilRead(parts, reply, reach, programme) };
  const { quietHours } = parts.settings.conversation;
  const told = { criticality: record.criticality, lastInboundAt: reach.lastInboundAt };
  const until = quietUntil(quietHours, programme.timeZone, told, parts.now());
  if (!until) return { waits: false };
  await parts.replies.postpone(reply, until, `It is night there: it goes at ${quietHours.to}.`);
  return { waits: true };
};

/** The answer waits, and the person is told by a template that it does, as far as they may be told. */
export const untilRead = async (
  parts: SendParts,
  reply: Reply,
  reach: Reach,
  programme: Programme,
): Promise<Reply | undefined> => {
  const known = reach.pseudonym && (await parts.vault.contactOf(reach.pseudonym));
  const theirs = known?.chosen ?? known?.language ?? "und";
  const notice = noticeOfAnswer(parts.settings, programme, reply, theirs, parts.randomId() as ReplyId, parts.now());
  const limit = {
    now: parts.now(),
    most: parts.settings.conversation.automaticMessagesPerHour,
    whileMs: hourMs,
  };
  const mayTell = notice && reach.pseudonym && (await parts.mayTell(reach.pseudonym, limit));
  const because = mayTell ? waitsBecause.told : notice ? waitsBecause.enough : waitsBecause.untold;
  const isHeld = await parts.replies.hold(reply, because, mayTell ? notice : undefined);
  parts.log({ event: "reply_waits", channel: reply.channel, told: Boolean(mayTell) });
  return isHeld && mayTell ? notice : undefined;
};
