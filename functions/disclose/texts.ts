import type { Note } from "../domain/feedback/note.ts";
import type { KeptText, RecordMessage } from "../domain/feedback/record.ts";
import type { Actions, DiscloseParts } from "./parts.ts";
import { recordFor } from "./record-for.ts";

/** The words of a record that are sealed: those of its writer, and those of the people who work on it. */
export const texts = (parts: DiscloseParts): Actions<"discloseText"> => ({
  discloseText: async (call) => {
    const { reference } = await recordFor(parts, call, "disclose_text");
    const [messages, notes] = await Promise.all([parts.records.messages(reference), parts.records.notes(reference)]);
    return {
      items: await Promise.all(messages.map(async (message) => opened(parts, message))),
      notes: await Promise.all(notes.map(async (note) => openedNote(parts, note))),
    };
  },
});

const opened = async (parts: DiscloseParts, message: RecordMessage) => ({
  receivedAt: message.receivedAt,
  language: message.language,
  text: await wordsOf(parts, message),
});

const openedNote = async (parts: DiscloseParts, note: Note) => ({
  id: note.id,
  kind: note.kind,
  by: note.by,
  at: note.at,
  text: await wordsOf(parts, note),
});

const wordsOf = async ({ unseal }: DiscloseParts, kept: KeptText): Promise<string> =>
  "text" in kept ? kept.text : unseal(kept.sealedText);
