import { type Key, noteKey, recordMessageKey, replyKey } from "../adapters/keys.ts";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import type { Note } from "../domain/feedback/note.ts";
import {
  type FeedbackRecord,
  isHidden,
  type KeptText,
  type RecordMessage,
  type Reply,
} from "../domain/feedback/record.ts";
import { wordsOf } from "../domain/feedback/words-of.ts";
import type { Actions, DiscloseParts } from "./parts.ts";
import { recordFor } from "./record-for.ts";

/**
 * The words of a record that are sealed: those of its writer, those of the people who work on it, and what they
 * answered. Of a record that is not hidden any more they are put back where they stood, and are open from then on.
 */
export const texts = (parts: DiscloseParts): Actions<"discloseText"> => ({
  discloseText: async (call) => {
    const action = "disclose_text";
    const record = await recordFor(parts, call, action);
    const { reference } = record;
    const at = parts.now().toISOString();
    if (!isHidden(record.sensitivity)) await parts.audit({ person: call.officer.id, action, reference, at });
    const [messages, notes, replies] = await Promise.all([
      parts.records.messages(reference),
      parts.records.notes(reference),
      parts.records.replies(reference),
    ]);
    const words = async (key: Key, kept: KeptText) => openedWords(parts, record, key, kept);
    return {
      items: await Promise.all(messages.map(async (message) => openedMessage(reference, message, words))),
      notes: await Promise.all(notes.map(async (note) => openedNote(reference, note, words))),
      replies: await Promise.all(replies.filter(isAnswer).map(async (reply) => openedReply(reference, reply, words))),
    };
  },
});

type Words = (key: Key, kept: KeptText) => Promise<string>;

const openedMessage = async (reference: ReferenceCode, message: RecordMessage, words: Words) => {
  const { id, receivedAt, language } = message;
  return { receivedAt, language, text: await words(recordMessageKey(reference, receivedAt, id), message) };
};

const openedNote = async (reference: ReferenceCode, note: Note, words: Words) => {
  const { id, kind, by, at } = note;
  return { id, kind, by, at, text: await words(noteKey(reference, at, id), note) };
};

const openedReply = async (reference: ReferenceCode, reply: Reply, words: Words) => {
  const { id, createdAt, language } = reply;
  return { id, createdAt, language, text: await words(replyKey(reference, id), reply) };
};

/** All else that is sent is the same for everybody, and stands with the replies. */
const isAnswer = ({ kind }: Reply): boolean => kind === "answer";

const openedWords = async (
  { unseal, records }: DiscloseParts,
  record: FeedbackRecord,
  key: Key,
  kept: KeptText,
): Promise<string> => {
  const words = await wordsOf(unseal, kept);
  const isOver = "sealedText" in kept && !isHidden(record.sensitivity);
  if (isOver) await records.openText(key, record, kept.sealedText, words);
  return words;
};
