import * as z from "zod";
import { readers } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { freeText, Note, Notes } from "../views/notes.ts";
import { reference } from "./params.ts";

/** Writing down what the next officer has to know. */
export const noteRoutes = {
  listNotes: {
    method: "GET",
    path: "/feedback/{reference}/notes",
    summary: "Notes, reasons and outcomes, as people wrote them",
    roles: readers,
    params: reference,
    response: Notes,
  },
  addNote: {
    method: "POST",
    path: "/feedback/{reference}/notes",
    summary: "Write a note",
    roles: readers,
    params: reference,
    body: later(() => z.strictObject({ text: freeText() })),
    response: Note,
    status: 201,
    example: { text: "The site team has looked at the tap and ordered a part." },
  },
} as const satisfies Record<string, RouteSpec>;
