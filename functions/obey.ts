import type { VaultEntry } from "./adapters/vault.ts";
import { type Command, isForPeople } from "./domain/conversation/command.ts";
import type { ContactToken } from "./domain/feedback/handles.ts";
import type { ReceivedMessage } from "./domain/feedback/record.ts";
import { programmeById } from "./domain/settings/our-numbers.ts";
import { answer } from "./obey/answer.ts";
import { onDelete } from "./obey/delete.ts";
import type { Act, ObeyParts } from "./obey/parts.ts";
import { onRating } from "./obey/rating.ts";
import { onRead } from "./obey/read.ts";
import { onInfo, onLanguage, onNews } from "./obey/say.ts";
import { onStatus } from "./obey/status.ts";
import { stillTheirs } from "./obey/still-theirs.ts";
import { onStart, onStop } from "./obey/stop.ts";

/** `done`: the message was a command and is settled. `kept`: it is a message of a record, whatever it also is. */
export type Obey = (message: ReceivedMessage, command: Command) => Promise<"done" | "kept">;

/** Open-record answers them. */
const kept: Act = async () => "kept";

const acts: Readonly<Record<Command["name"], Act>> = {
  stop: onStop,
  start: onStart,
  delete: onDelete,
  status: onStatus,
  read: onRead,
  info: onInfo,
  news: onNews,
  language: onLanguage,
  rating: onRating,
  help: kept,
  human: kept,
};

/**
 * Does what a person's command says. Each step may be done again; the last one answers and settles the message in one
 * transaction, so that a crash in between brings the command back and never half of it.
 */
export const obeying =
  (parts: ObeyParts): Obey =>
  async (message, command) => {
    const programme = programmeById(parts.settings, message.programme);
    if (!programme || isForPeople(command)) return "kept";
    const entry = await parts.vault.entry(message.id);
    if (!entry?.pseudonym) {
      await parts.contacts.settle(message);
      return "done";
    }
    const known = await contactOf(parts, entry, message);
    if (known && !known.stoppedAt) await parts.contacts.heardFrom(known.contact, message.channel, message.receivedAt);
    const voice = { settings: parts.settings, programme, drafts: parts.drafts };
    const fresh = known?.contact ?? (parts.randomId() as ContactToken);
    const heard = { message, command, entry, known, fresh, voice };
    const answered = await acts[command.name](parts, heard);
    if (answered === "kept") return "kept";
    await answer(parts, heard, answered);
    parts.log({ event: "command_obeyed", command: command.name });
    return "done";
  };

/** Nothing leads any more to a contact that was silent for so long: its records are not for whoever has the number now. */
const contactOf = async (
  { vault, contacts, randomId }: ObeyParts,
  { pseudonym }: VaultEntry,
  message: ReceivedMessage,
) => {
  const known = await vault.contactOf(pseudonym);
  if (known && !stillTheirs(known, message))
    await contacts.forget(pseudonym, known.contact, randomId() as ContactToken, undefined);
  return stillTheirs(known, message);
};
