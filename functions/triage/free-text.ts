import type { Note, NoteKind } from "../domain/feedback/note.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { keepText } from "./keep-text.ts";
import type { Officer } from "./officer.ts";
import type { TriageParts } from "./parts.ts";

type Written = {
  readonly id: string;
  readonly kind: NoteKind;
  readonly text: string;
  readonly at: string;
};

/** What people write about a record passes the stripper as what is written to us does; of what is hidden it is sealed. */
export const noteOf = async (
  parts: Pick<TriageParts, "understand" | "seal">,
  record: Pick<FeedbackRecord, "sensitivity">,
  { id: by }: Pick<Officer, "id">,
  { id, kind, text, at }: Written,
): Promise<Note> => {
  const stripped = parts.understand(text);
  const masked = [...new Set(stripped.identifiers.map(({ type }) => type))];
  return { id, kind, by, at, masked, ...(await keepText(parts, record, stripped.text)) };
};
