import * as z from "zod";
import { aboutWhom, feedbackTypes, sensitivities, settableClasses, topics } from "../../domain/coding/coding.ts";
import { criticalities } from "../../domain/feedback/criticality.ts";
import { focalPoints, readers } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { Feedback } from "../views/feedback.ts";
import { freeText } from "../views/notes.ts";
import { reference } from "./params.ts";

const code = later(() => z.string().regex(/^[a-z]{1,20}\.[a-z_]{1,60}$/));

/** Correcting what the machine made of a record. */
export const codingRoutes = {
  setCoding: {
    method: "PUT",
    path: "/feedback/{reference}/coding",
    summary: "Correct the coding; what the machine made of it stays beside it",
    roles: readers,
    params: reference,
    body: later(() =>
      z.strictObject({
        type: z.enum(feedbackTypes).optional(),
        topics: z.array(z.enum(topics)).min(1).max(topics.length).optional(),
        codes: z.array(code()).max(10).optional(),
        about: z.enum(aboutWhom).optional(),
        criticality: z.enum(criticalities).optional(),
        site: z.string().max(64).nullable().optional(),
        reason: freeText(),
      }),
    ),
    response: Feedback,
    changes: true,
    example: { type: "request", topics: ["wash"], reason: "It asks for a repair." },
  },
  setSensitivity: {
    method: "PUT",
    path: "/feedback/{reference}/sensitivity",
    summary: "Anyone raises it; a focal point or supervisor who may see the record lowers it, with a reason",
    roles: readers,
    params: reference,
    body: later(() =>
      z.strictObject({
        sensitivity: z.enum(sensitivities),
        classes: z.array(z.enum(settableClasses)).max(settableClasses.length).default([]),
        reason: freeText(),
      }),
    ),
    response: Feedback,
    changes: true,
    example: { sensitivity: "sensitive", classes: ["violence"], reason: "A later message speaks of blows." },
  },
  recheck: {
    roles: focalPoints,
    params: reference,
    response: Feedback,
    changes: true,
    method: "PUT",
    path: "/feedback/{reference}/retaliation-check",
    summary: "Say what was found on asking again whether the person suffers for having told us; not closed before that",
    body: later(() => z.strictObject({ finding: z.enum(["safe", "at_risk"]), words: freeText() })),
    example: { finding: "safe", words: "Nobody has come to her tent again." },
  },
} as const satisfies Record<string, RouteSpec>;
