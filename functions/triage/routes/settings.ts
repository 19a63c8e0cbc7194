import * as z from "zod";
import { readers, roles } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { Amounts, CodingFrameworks, Labels, Numbers, Programmes, Quality, Sites } from "../views/settings.ts";

/** What the settings of the deployment say, to be read only; and the weekly look at our own work. */
export const settingsRoutes = {
  listProgrammes: { method: "GET", path: "/programmes", summary: "My programmes", roles, response: Programmes },
  listSites: { method: "GET", path: "/sites", summary: "The sites of my programmes", roles, response: Sites },
  listNumbers: { method: "GET", path: "/numbers", summary: "Where people write to", roles, response: Numbers },
  showClocks: { method: "GET", path: "/clocks", summary: "How long each step may take", roles, response: Amounts },
  showRetention: { method: "GET", path: "/retention", summary: "How long what is kept", roles, response: Amounts },
  listCodingFrameworks: {
    method: "GET",
    path: "/coding-frameworks",
    summary: "Types, categories and topics, with labels in the language of Accept-Language",
    roles,
    response: CodingFrameworks,
  },
  showLabels: {
    method: "GET",
    path: "/labels",
    summary:
      "What the codes in answers are called, in the language of Accept-Language; types, topics and codes are in /coding-frameworks",
    roles,
    response: Labels,
  },
  showQuality: {
    method: "GET",
    path: "/quality",
    summary: "This week's sample of records to re-read, and what was found",
    roles: readers,
    response: Quality,
  },
  rateQuality: {
    method: "POST",
    path: "/quality",
    summary: "What the machine missed in a record of the sample",
    roles: readers,
    body: later(() =>
      z.strictObject({
        reference: z.string().min(10).max(40),
        missedSensitive: z.boolean(),
        missedIdentifiers: z.int().min(0).max(100),
      }),
    ),
    response: Quality,
    status: 201,
    example: { reference: "HB2345678X", missedSensitive: false, missedIdentifiers: 0 },
  },
} as const satisfies Record<string, RouteSpec>;
