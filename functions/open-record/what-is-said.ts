import type { Thread } from "../adapters/openings.ts";
import { type Contact, type ContactMemory, memoryOf } from "../adapters/vault.ts";
import { acknowledgement } from "../domain/conversation/acknowledgement.ts";
import { hourMs, spend } from "../domain/conversation/allowance.ts";
import { isForPeople } from "../domain/conversation/command.ts";
import { readWithinDays } from "../domain/conversation/reading-time.ts";
import { type Said, say } from "../domain/conversation/say.ts";
import { languageOfCommand, theirLanguage } from "../domain/conversation/their-language.ts";
import type { ReplyId } from "../domain/feedback/handles.ts";
import { newReply } from "../domain/feedback/new-reply.ts";
import type { FeedbackRecord, ReceivedMessage, Reply } from "../domain/feedback/record.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import { callerOf, type Programme } from "../domain/settings/our-numbers.ts";
import type { OpenRecordParts } from "./parts.ts";

/** What goes out at once, if anything, and what is remembered of the person from now on. */
export type WhatIsSaid = { readonly reply: Reply | undefined; readonly remembered: ContactMemory };

/** A message that is part of a record now, and who wrote it. */
export type Told = {
  readonly message: ReceivedMessage;
  readonly record: FeedbackRecord;
  readonly programme: Programme;
  readonly thread: Thread | undefined;
  /** It is the rest of a message that was acknowledged as a whole. */
  readonly isRest: boolean;
  readonly known: Contact | undefined;
  /** It asks for a call that can be made. */
  readonly isWish: boolean;
};

/** What a person hears at once: what a command is answered with, else the acknowledgement. */
export const whatIsSaid = async (parts: OpenRecordParts, told: Told): Promise<WhatIsSaid> => {
  const { message, record, thread, isRest, known } = told;
  const { command } = message;
  if (isForPeople(command)) return toCommand(parts, told, command.name);
  const recently = thread?.acknowledgedAt && parts.now().getTime() - Date.parse(thread.acknowledgedAt) < hourMs;
  const isAcknowledged = isRest || (recently && thread.reference === record.reference);
  return isAcknowledged ? { reply: undefined, remembered: remembering(known, message) } : acknowledged(parts, told);
};

const toCommand = (
  parts: OpenRecordParts,
  { message, record, programme, known, isWish }: Told,
  name: "help" | "human",
): WhatIsSaid => {
  const { settings, drafts, now } = parts;
  const memory = remembering(known, message);
  const limit = { now: now(), most: settings.conversation.commandsPerHour, whileMs: hourMs };
  const { allowed, after } = spend(known?.commands, limit);
  // Who calls again and again is answered once.
  const isAgain = message.missedCall && record.callWishedAt !== message.receivedAt;
  if (!allowed || isAgain || message.command?.answered) return { reply: undefined, remembered: memory };
  const language = languageOfCommand(known, message.command?.language ?? "und");
  const said = say({ settings, programme, drafts }, isWish ? "humanCall" : name, language, {
    code: record.reference,
    caller: callerOf(programme) ?? "",
  });
  return { reply: replyOf(parts, message, record, said), remembered: { ...memory, commands: after } };
};

const acknowledged = async (
  parts: OpenRecordParts,
  { message, record, programme, known }: Told,
): Promise<WhatIsSaid> => {
  const { settings, drafts, now, responseTime } = parts;
  const at = now();
  const days = readWithinDays(settings.clocks, programme, await responseTime(programme.id, at), at);
  const said = acknowledgement(
    { settings, programme, drafts },
    { language: theirLanguage(known, message.language), code: record.reference, days },
  );
  const limit = { now: at, most: settings.conversation.automaticMessagesPerHour, whileMs: hourMs };
  const { allowed, after } = spend(known?.automatic, limit);
  const because = heldBecause(message, said.text, allowed);
  const memory = remembering(known, message);
  return {
    reply: replyOf(parts, message, record, said, because),
    remembered: because ? memory : { ...memory, automatic: after },
  };
};

/** Also the answer to HELP and HUMAN: it belongs to the record, whose address stays when it has gone. */
const replyOf = (
  { randomId, now }: OpenRecordParts,
  { channel, number }: ReceivedMessage,
  { reference, contact }: FeedbackRecord,
  { language, text }: Said,
  because?: string,
): Reply => ({
  ...newReply(
    {
      id: randomId() as ReplyId,
      reference,
      contact,
      channel,
      number,
      kind: "acknowledgement",
      language,
      createdAt: now().toISOString(),
    },
    { text: text ?? ("" as StrippedText) },
  ),
  state: because || !text ? "held" : "queued",
  because,
});

const heldBecause = ({ coding }: ReceivedMessage, text: string | undefined, isAllowed: boolean): string | undefined => {
  if (coding.contactWishes.includes("no_reply")) return "The person asked for no answer.";
  if (!isAllowed) return "As many automatic messages as may be have gone within the hour.";
  return text ? undefined : "No reviewed text in a language of the programme.";
};

/** What is remembered of a person, with the language of their last message; that of a command is the one its word is listed for. */
export const remembering = (known: Contact | undefined, message: ReceivedMessage): ContactMemory => {
  const { command } = message;
  const language = command ? languageOfCommand(known, command.language) : message.language;
  return { ...(known && memoryOf(known)), ...(language !== "und" && { language }) };
};
