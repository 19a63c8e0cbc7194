import * as z from "zod";
import { statuses } from "../../domain/feedback/lifecycle.ts";
import { readers } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { Feedback } from "../views/feedback.ts";
import { reference } from "./params.ts";

/** Working on a record: who has it, and where the work stands. */
export const workRoutes = {
  take: {
    method: "PUT",
    path: "/feedback/{reference}/assignment",
    summary: "Take the record",
    roles: readers,
    params: reference,
    response: Feedback,
    changes: true,
  },
  release: {
    method: "DELETE",
    path: "/feedback/{reference}/assignment",
    summary: "Give the record back",
    roles: readers,
    params: reference,
    response: Feedback,
    changes: true,
  },
  setStatus: {
    method: "PUT",
    path: "/feedback/{reference}/status",
    summary: "Say where the work stands",
    roles: readers,
    params: reference,
    body: later(() => z.strictObject({ status: z.enum(statuses) })),
    response: Feedback,
    changes: true,
    example: { status: "action_taken" },
  },
  close: {
    method: "POST",
    path: "/feedback/{reference}/close",
    summary: "Close the record",
    roles: readers,
    params: reference,
    response: Feedback,
    changes: true,
  },
  reopen: {
    method: "POST",
    path: "/feedback/{reference}/reopen",
    summary: "Open a closed record again",
    roles: readers,
    params: reference,
    response: Feedback,
    changes: true,
  },
} as const satisfies Record<string, RouteSpec>;
