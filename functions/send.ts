import type { Progress } from "./adapters/replies.ts";
import type { Reach } from "./adapters/vault.ts";
import { hasStopped, inPlainWords, isFinal } from "./domain/conversation/provider-errors.ts";
import type { ReferenceCode, ReplyId } from "./domain/feedback/handles.ts";
import type { Reply } from "./domain/feedback/record.ts";
import { wordsOf } from "./domain/feedback/words-of.ts";
import type { Language } from "./domain/language/language.ts";
import { waitsForLater } from "./send/later.ts";
import type { SendParts } from "./send/parts.ts";
import { asked } from "./send/satisfaction.ts";
import { undelivered } from "./undelivered.ts";

/** A call that began longer ago than this has ended, one way or the other. */
const callMs = 30_000;
/** Until then it is looked for at the provider; after that a person is told that nobody knows. */
const lookForMs = 30 * 60_000;

/** Sends one reply. It is `sending` before the call goes out, so that a crash in between is seen and looked into. */
export const sendingOf =
  (parts: SendParts) =>
  async (reference: ReferenceCode, id: ReplyId): Promise<void> => {
    const reply = await parts.replies.find(reference, id);
    if (reply?.state !== "queued" && reply?.state !== "sending") return;
    const reach = await parts.vault.reachOf(reply.contact, reply.channel);
    if (!reach) return settle(parts, reply, { state: "failed", because: "The address is no longer kept." });
    const to = await parts.unseal(reach.address);
    if (reply.state === "sending" && (await wasSent(parts, reply, to))) return;
    const { waits, notice } = await waitsForLater(parts, reply, reach);
    if (!waits && reply.kind === "satisfaction" && "text" in reply && reply.text === "")
      return ask(parts, reply, reach, to);
    if (!waits) return send(parts, reply, to);
    if (notice) await send(parts, notice, to);
  };

const ask = async (parts: SendParts, reply: Reply, reach: Reach, to: string): Promise<void> => {
  const question = await asked(parts, reply, reach);
  if ("because" in question && !("id" in question))
    return settle(parts, reply, { state: "failed", because: question.because });
  return send(parts, question, to);
};

const send = async (parts: SendParts, reply: Reply, to: string): Promise<void> => {
  const at = parts.now();
  if (!(await parts.replies.claim(reply, at, new Date(at.getTime() + callMs)))) return;
  const sent = await parts.messages.send({
    to,
    from: reply.number,
    body: await wordsOf(parts.unseal, reply),
    template: templateOf(parts, reply),
    statusCallback: `${parts.publicUrl}/twilio/status/${reply.id}`,
  });
  if (sent.outcome === "accepted") return settle(parts, reply, { state: "sent", providerId: sent.providerId });
  if (sent.outcome === "unknown") throw unfinished("NoAnswerError");
  if (!sent.passing || isFinal(sent.code)) {
    parts.log({ event: "reply_failed", channel: reply.channel, code: String(sent.code ?? 400) });
    if (sent.code === hasStopped) await parts.stopped(reply.contact, reply.channel, parts.now());
    return settle(parts, reply, { state: "failed", because: inPlainWords(sent.code) });
  }
  await parts.replies.unclaim(reply);
  throw unfinished("RefusedForNowError");
};

/** A notice goes as the template that its language has; everything else as text. */
const templateOf = ({ settings }: SendParts, { kind, language, reference }: Reply) => {
  const sid = kind === "notice" ? settings.twilio.templates[language as Language] : undefined;
  return sid ? { sid, variables: { 1: reference } } : undefined;
};

/** Whether an earlier call, cut off before we could write its answer, reached the provider after all. */
const wasSent = async (parts: SendParts, reply: Reply, to: string): Promise<boolean> => {
  const began = new Date(reply.sendingAt ?? reply.createdAt);
  const age = parts.now().getTime() - began.getTime();
  if (age < callMs) throw unfinished("StillSendingError");
  try {
    const body = await wordsOf(parts.unseal, reply);
    const providerId = await parts.messages.find({ to, from: reply.number, body }, began);
    if (providerId) await settle(parts, reply, { state: "sent", providerId });
    return providerId !== undefined;
  } catch (error) {
    if (age < lookForMs) throw error;
    parts.log({ event: "reply_uncertain", channel: reply.channel });
    await settle(parts, reply, { state: "uncertain", because: "The provider did not say whether it was sent." });
    return true;
  }
};

const settle = async (parts: SendParts, reply: Reply, progress: Progress): Promise<void> => {
  const { replies, giveBack, log } = parts;
  const counted = progress.state === "failed" ? await undelivered(parts, reply) : undefined;
  await replies.advance(reply, progress, counted);
  if (reply.kind === "command" && progress.state !== "uncertain") await giveBack(reply.contact, reply.channel);
  if (progress.state === "sent") log({ event: "reply_sent", channel: reply.channel });
};

/** Thrown so that the queue brings the reply back. */
const unfinished = (name: string) => Object.assign(new Error("unfinished"), { name });
