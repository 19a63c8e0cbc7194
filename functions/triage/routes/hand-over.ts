import * as z from "zod";
import { readers } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { Reply } from "../views/messages.ts";
import { Referral } from "../views/services.ts";
import { consented } from "./consented.ts";
import { reference } from "./params.ts";
import { slug } from "./slug.ts";

/** What needs an identity: to the service that takes it over. */
export const handOverRoutes = {
  sendContact: {
    method: "POST",
    path: "/feedback/{reference}/hand-over/contact",
    summary:
      "Send the person the contact of a service that takes over, in its own words: nobody has to say who they are",
    roles: readers,
    params: reference,
    body: later(() => z.strictObject({ service: slug() })),
    response: Reply,
    status: 201,
    example: { service: "mill-crossing-clinic" },
  },
  handOver: {
    method: "POST",
    path: "/feedback/{reference}/hand-over",
    summary:
      "Record the consent and, where it was given, let the service's named focal point open what is sealed: once, within a week, never exported",
    roles: readers,
    params: reference,
    body: later(() =>
      consented().extend({
        identifiers: z
          .array(z.int().min(1).max(1_000_000))
          .min(1)
          .max(20)
          .describe("What may be opened, by its number"),
      }),
    ),
    response: Referral,
    status: 201,
    example: {
      service: "mill-crossing-clinic",
      consent: "given",
      words: "May we give the tracing service your name and your brother's name, and nobody else?",
      identifiers: [1],
    },
  },
} as const satisfies Record<string, RouteSpec>;
