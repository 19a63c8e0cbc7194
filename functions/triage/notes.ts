import type { z } from "zod";
import type { Note } from "../domain/feedback/note.ts";
import { changeRecord } from "./change-record.ts";
import { noteOf } from "./free-text.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";
import type { Note as NoteView } from "./views/notes.ts";

/** What people write down about a record. */
export const notes = (parts: TriageParts): Actions<"listNotes" | "addNote"> => ({
  listNotes: async (call) => {
    const { reference } = await recordOf(parts, call, "list_notes");
    return { items: (await parts.records.notes(reference)).map(showNote) };
  },
  addNote: async (call) => {
    const written: Note[] = [];
    await changeRecord(parts, call, "add_note", async (before, at) => {
      written.push(
        await noteOf(parts, before, call.officer, { id: call.newId(), kind: "note", text: call.body.text, at }),
      );
      return { set: {}, notes: written };
    });
    const [note] = written;
    if (!note) throw new Error("note");
    return showNote(note);
  },
});

const showNote = (note: Note): z.input<ReturnType<typeof NoteView>> => ({
  ...note,
  masked: [...note.masked],
  text: "text" in note ? note.text : null,
});
