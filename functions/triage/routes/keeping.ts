import * as z from "zod";
import { holdReasons, objectionReasons } from "../../domain/feedback/keeping.ts";
import { deciders, focalPoints } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { Erasure } from "../views/erasure.ts";
import { Feedback } from "../views/feedback.ts";
import { moment } from "../views/moment.ts";
import { reference } from "./params.ts";

/** Deciding how long a record is kept. */
export const keepingRoutes = {
  hold: {
    method: "PUT",
    path: "/feedback/{reference}/hold",
    summary: "Keep everything of the record for an investigation, until somebody ends that",
    roles: deciders,
    params: reference,
    body: later(() => z.strictObject({ reason: z.enum(holdReasons), reviewAt: moment() })),
    response: Feedback,
    changes: true,
    example: { reason: "investigation", reviewAt: "2027-01-15T09:00:00Z" },
  },
  releaseHold: {
    method: "DELETE",
    path: "/feedback/{reference}/hold",
    summary: "Let the record be deleted again when its time comes",
    roles: deciders,
    params: reference,
    response: Feedback,
    changes: true,
  },
  previewErasure: {
    method: "GET",
    path: "/feedback/{reference}/erasure",
    summary: "Show what will be deleted of the record and when, before it is: kinds and counts, no content",
    roles: deciders,
    params: reference,
    response: Erasure,
  },
  objectToErasure: {
    method: "PUT",
    path: "/feedback/{reference}/erasure-objection",
    summary: "Keep the words of a sensitive record although its writer asked for deletion",
    roles: focalPoints,
    params: reference,
    body: later(() => z.strictObject({ reason: z.enum(objectionReasons) })),
    response: Feedback,
    changes: true,
    example: { reason: "writer_in_doubt" },
  },
} as const satisfies Record<string, RouteSpec>;
