import { hourMs, spend } from "../domain/conversation/allowance.ts";
import { type Said, say } from "../domain/conversation/say.ts";
import { languageOfCommand } from "../domain/conversation/their-language.ts";
import type { ContactToken, ReferenceCode, ReplyId } from "../domain/feedback/handles.ts";
import { newReply } from "../domain/feedback/new-reply.ts";
import type { Reply } from "../domain/feedback/record.ts";
import { hurry } from "../middleware/hurry.ts";
import type { Answer, Heard, ObeyParts } from "./parts.ts";

type Told = Exclude<Answer, "kept">;

const mostTries = 8;

/**
 * Answers a command once, within what a person is answered in an hour, and settles it. What ends something is always
 * answered; what the provider has answered is not answered again. Of many commands at once each counts the others.
 */
export const answer = async (parts: ObeyParts, heard: Heard, told: Told): Promise<void> => {
  for (let tries = 1, now = heard; tries <= mostTries; tries++) {
    if (await isAnswered(parts, now, told)) return;
    const known = await parts.vault.contactOf(heard.entry.pseudonym);
    now = { ...heard, spent: known?.commands };
  }
  throw Object.assign(new Error("conflict"), { name: "ConflictError" });
};

const isAnswered = async (parts: ObeyParts, heard: Heard, told: Told): Promise<boolean> => {
  const { message, command, entry, known, fresh, spent = known?.commands } = heard;
  const { commandsPerHour } = parts.settings.conversation;
  const now = parts.now();
  const { allowed, after } = spend(spent, { now, most: commandsPerHour, whileMs: hourMs });
  const isAlways = command.name === "stop" || command.name === "delete";
  const said = allowed || isAlways ? saidTo(heard, told) : undefined;
  const reply = said?.text && replyTo(parts, heard, said.language, said.text);
  const spoken = command.language === "und" || command.language === "en" ? undefined : command.language;
  const outcome = await parts.contacts.finish({
    message,
    entry,
    fresh,
    isNew: !known && command.name !== "stop",
    at: now.toISOString(),
    reply,
    spent,
    remembered: told.forgotten
      ? undefined
      : {
          commands: after,
          ...(spoken && { language: spoken }),
          ...told.remembered,
          ...(reply && told.text === "deleteQuestion" && { askedIn: reply.reference }),
        },
  });
  if (outcome === "again") return false;
  if (reply) await hurry(parts, "replies", { reference: reply.reference, reply: reply.id });
  return true;
};

const saidTo = ({ command, known, voice, message }: Heard, told: Told): Said | undefined => {
  if (command.answered) return undefined;
  // The provider refuses whatever goes to somebody who has stopped, and they know why.
  if (known?.stoppedAt && message.channel === "sms" && command.name !== "start") return undefined;
  if (told.news) return told.news;
  const language = told.language ?? languageOfCommand(known, command.language);
  return told.text && say(voice, told.text, language, told.filled);
};

/** It belongs to no record, and its address is kept for it alone until it has gone. */
const replyTo = (
  { randomId, now }: ObeyParts,
  { message }: Heard,
  language: string,
  text: NonNullable<Said["text"]>,
): Reply =>
  newReply(
    {
      id: randomId() as ReplyId,
      reference: randomId() as ReferenceCode,
      contact: randomId() as ContactToken,
      channel: message.channel,
      number: message.number,
      kind: "command",
      language,
      createdAt: now().toISOString(),
    },
    { text },
  );
