import * as z from "zod";
import { contactWishes } from "../../domain/coding/coding.ts";
import { origins } from "../../domain/feedback/record.ts";
import { deciders, readers } from "../../domain/feedback/roles.ts";
import { identifierTypes } from "../../domain/identifiers/identifier.ts";
import { later, type RouteSpec } from "../route.ts";
import { Feedback } from "../views/feedback.ts";
import { reference } from "./params.ts";

const Entered = later(() => z.object({ reference: z.string() }).meta({ id: "Entered" }));
const code = later(() => z.string().min(10).max(40));
const change = { roles: readers, params: reference, response: Feedback, changes: true } as const;

/** What is a record of its own: entering one, and telling several apart or putting them together. */
export const matterRoutes = {
  enterFeedback: {
    method: "POST",
    path: "/feedback",
    summary: "Enter what somebody said at a desk, by telephone or by the box; stripped as every message is",
    roles: [...readers, "collector"],
    body: later(() =>
      z.strictObject({
        programme: z.string().max(64),
        site: z.string().max(64).optional(),
        origin: z.enum(origins),
        text: z.string().trim().min(1).max(8_192),
        contactWishes: z.array(z.enum(contactWishes)).max(contactWishes.length).default([]),
      }),
    ),
    response: Entered,
    status: 201,
    example: { programme: "northern-route", origin: "walk_in", text: "The tap behind the school is broken." },
  },
  linkFeedback: {
    ...change,
    method: "POST",
    path: "/feedback/{reference}/link",
    summary: "Say that another record belongs to this one",
    body: later(() => z.strictObject({ reference: code() })),
    example: { reference: "HB2345678X" },
  },
  mergeFeedback: {
    ...change,
    method: "POST",
    path: "/feedback/{reference}/merge",
    summary: "Close the record as part of another one of the same person; of other people, link it",
    body: later(() => z.strictObject({ into: code() })),
    example: { into: "HB2345678X" },
  },
  splitFeedback: {
    ...change,
    method: "POST",
    path: "/feedback/{reference}/split",
    summary: "Open a record of its own for a second matter; the messages named stand in both",
    body: later(() => z.strictObject({ messages: z.array(z.int().min(1).max(500)).min(1).max(20) })),
    status: 201,
    example: { messages: [1] },
  },
  redact: {
    ...change,
    method: "POST",
    path: "/feedback/{reference}/redactions",
    summary: "Mask what the machine missed; what stood there is kept nowhere",
    body: later(() =>
      z.strictObject({
        message: z.int().min(1).max(500).describe("Which message, counted from 1"),
        start: z.int().min(0).max(8_192).describe("In UTF-16 code units of the text as it is shown"),
        end: z.int().min(1).max(8_192),
        kind: z.enum(identifierTypes),
      }),
    ),
    example: { message: 1, start: 0, end: 3, kind: "PERSON" },
  },
  askErasure: {
    ...change,
    roles: deciders,
    method: "POST",
    path: "/feedback/{reference}/erasure",
    summary: "The person has asked, face to face, for deletion; the answer says what goes when",
  },
} as const satisfies Record<string, RouteSpec>;
