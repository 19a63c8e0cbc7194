import * as z from "zod";
import { findings, glassKinds, openingPurposes } from "../domain/feedback/glass.ts";
import { noteKinds } from "../domain/feedback/note.ts";
import { later } from "../triage/route.ts";

const time = later(() => z.iso.datetime());

/** The opened words of a record, message by message, its notes, and what was answered. */
export const Texts = later(() =>
  z.object({
    items: z.array(z.object({ receivedAt: time(), language: z.string(), text: z.string().describe("Stripped") })),
    notes: z.array(z.object({ id: z.string(), kind: z.enum(noteKinds), by: z.string(), at: time(), text: z.string() })),
    replies: z.array(z.object({ id: z.string(), createdAt: time(), language: z.string(), text: z.string() })),
  }),
);

const Identifier = later(() =>
  z
    .object({
      n: z.int().min(1).describe("The number by which it is opened; it stays the same"),
      label: z
        .string()
        .describe(
          "As it stands in the text: [PHONE_1]; [POSITION], [PROFILE_NAME], [CHOICE_1], [PHOTO_1] stand beside it",
        ),
      receivedAt: time(),
      state: z
        .enum(["sealed", "waiting", "too_large", "lost", "destroyed"])
        .describe("A file that is waiting or too large is with the provider alone; one that is lost is nowhere"),
    })
    .meta({ id: "Identifier" }),
);
export const Identifiers = later(() => z.object({ items: z.array(Identifier()) }));

const File = later(() =>
  z.object({
    link: z.uuid().describe("Good once, for two minutes, for whoever opened it"),
    parts: z.int().min(1),
    contentType: z.string(),
    bytes: z.int(),
    cleaned: z.boolean().describe("False: it may still say where, when and with what it was made"),
  }),
);

/** One value, or the link to one file, opened for one purpose. */
export const Opened = later(() =>
  z
    .object({
      n: z.int(),
      label: z.string(),
      purpose: z.enum(openingPurposes),
      value: z.string().nullable(),
      file: File().nullable(),
    })
    .meta({ id: "OpenedIdentifier" }),
);

/** A part of a file. As text, so that no browser takes it for anything: whoever asked decides what to make of it. */
export const FilePart = later(() =>
  z
    .object({
      part: z.int(),
      parts: z.int(),
      contentType: z.string(),
      base64: z.base64(),
      heard: z
        .string()
        .nullable()
        .describe("With the first part of a voice note: what a machine heard, stripped. It may be wrong: listen"),
    })
    .meta({ id: "FilePart" }),
);

/** What was left for a focal point. */
export const HandedOver = later(() =>
  z.object({
    items: z.array(
      z.object({ n: z.int(), label: z.string(), value: z.string().nullable().describe("Null where it is destroyed") }),
    ),
  }),
);

/** Position and number, opened in danger. */
export const OpenedAll = later(() => z.object({ items: z.array(z.object({ label: z.string(), value: z.string() })) }));

/** One breaking of the glass as its reviewer sees it. */
export const Glass = later(() =>
  z
    .object({
      id: z.uuid(),
      kind: z.enum(glassKinds),
      person: z.string(),
      at: time(),
      until: time(),
      reason: z.string().nullable().describe("Stripped; null in danger, where nobody is asked"),
      second: z.string(),
      opened: z.array(z.object({ identifier: z.int(), purpose: z.enum(openingPurposes), at: time() })),
      review: z.object({ finding: z.enum(findings), by: z.string(), at: time() }).nullable(),
    })
    .meta({ id: "Glass" }),
);
export const Glasses = later(() => z.object({ items: z.array(Glass()) }));
