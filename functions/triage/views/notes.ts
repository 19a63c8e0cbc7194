import * as z from "zod";
import { noteKinds } from "../../domain/feedback/note.ts";
import { identifierTypes } from "../../domain/identifiers/identifier.ts";
import { later } from "../route.ts";
import { moment } from "./moment.ts";

/** What somebody wrote about a record. */
export const Note = later(() =>
  z
    .object({
      id: z.string(),
      kind: z.enum(noteKinds),
      by: z.string(),
      at: moment(),
      text: z.string().nullable().describe("Stripped; null where it is sensitive and must be disclosed"),
      masked: z.array(z.enum(identifierTypes)).describe("Kinds of identifier that were taken out"),
    })
    .meta({ id: "Note" }),
);

export const Notes = later(() => z.object({ items: z.array(Note()) }).meta({ id: "Notes" }));

/** A free text of the people who work with the system. */
export const freeText = later(() =>
  z.string().trim().min(1).max(2_000).describe("Identifiers in it are masked before it is kept"),
);
