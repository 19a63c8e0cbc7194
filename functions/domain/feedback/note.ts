import type { IdentifierType } from "../identifiers/identifier.ts";
import type { PersonId } from "./handles.ts";
import type { KeptText } from "./record.ts";

export const noteKinds = ["note", "reason", "outcome", "corrective_action", "consent"] as const;
export type NoteKind = (typeof noteKinds)[number];

/** Every free text of the people who work on a record: stripped and, where the record is hidden, sealed as its messages are. */
export type Note = KeptText & {
  readonly id: string;
  readonly kind: NoteKind;
  readonly by: PersonId;
  readonly at: string;
  /** The kinds of identifier that were taken out of it. */
  readonly masked: readonly IdentifierType[];
};
