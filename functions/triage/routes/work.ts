import * as z from "zod";
import { statuses } from "../../domain/feedback/lifecycle.ts";
import { loopMethods, safeContacts } from "../../domain/feedback/record.ts";
import { deciders, readers } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { Feedback } from "../views/feedback.ts";
import { moment } from "../views/moment.ts";
import { freeText } from "../views/notes.ts";
import { reference } from "./params.ts";

const change = { roles: readers, params: reference, response: Feedback, changes: true } as const;

/** Working on a record: who has it, where the work stands, how it ends. */
export const workRoutes = {
  take: {
    ...change,
    method: "PUT",
    path: "/feedback/{reference}/assignment",
    summary: "Take the record or, as a supervisor or focal point, give it to somebody who may see it",
    body: later(() => z.strictObject({ assignee: z.string().min(1).max(128).optional() })),
    example: {},
  },
  release: {
    ...change,
    method: "DELETE",
    path: "/feedback/{reference}/assignment",
    summary: "Give the record back",
  },
  snooze: {
    ...change,
    method: "PUT",
    path: "/feedback/{reference}/snooze",
    summary: "Look at it again later; its clocks run on",
    body: later(() => z.strictObject({ until: moment().nullable() })),
    example: { until: "2027-01-15T09:00:00Z" },
  },
  setStatus: {
    ...change,
    method: "PUT",
    path: "/feedback/{reference}/status",
    summary: "Say where the work stands",
    body: later(() => z.strictObject({ status: z.enum(statuses) })),
    example: { status: "action_taken" },
  },
  setSafeContact: {
    ...change,
    method: "PUT",
    path: "/feedback/{reference}/safe-contact",
    summary: "Say whether and how the person may be contacted without harm",
    body: later(() => z.strictObject({ safeContact: z.enum(safeContacts) })),
    example: { safeContact: "text" },
  },
  setConcerned: {
    ...change,
    roles: deciders,
    method: "PUT",
    path: "/feedback/{reference}/concerned",
    summary: "Name the colleagues whom it is about; it does not exist for them from then on",
    body: later(() => z.strictObject({ people: z.array(z.string().min(1).max(128)).max(20) })),
    example: { people: ["the id of a person"] },
  },
  setOutcome: {
    ...change,
    method: "PUT",
    path: "/feedback/{reference}/outcome",
    summary: "What was done, what is put right for others, and how the person was told",
    body: later(() =>
      z.strictObject({
        actionTaken: freeText(),
        correctiveAction: freeText().optional(),
        loopClosedBy: z.enum(loopMethods).optional(),
      }),
    ),
    example: { actionTaken: "The tap was repaired.", loopClosedBy: "message" },
  },
  close: {
    ...change,
    method: "POST",
    path: "/feedback/{reference}/close",
    summary: "Close the record",
  },
  reopen: {
    ...change,
    method: "POST",
    path: "/feedback/{reference}/reopen",
    summary: "Open a closed record again",
  },
} as const satisfies Record<string, RouteSpec>;
