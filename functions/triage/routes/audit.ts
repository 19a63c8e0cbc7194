import * as z from "zod";
import { deciders } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { AuditEntries, AuditPage } from "../views/audit.ts";
import { cursor } from "../views/cursor.ts";
import { reference } from "./params.ts";

/** Looking at who did what; looking is written down too. */
export const auditRoutes = {
  listAudit: {
    method: "GET",
    path: "/audit",
    summary: "What one person did on one day (UTC), in order, page by page",
    roles: ["auditor"],
    query: later(() =>
      z.strictObject({
        person: z.string().min(1).max(128),
        day: z.iso.date(),
        cursor: cursor().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    ),
    response: AuditPage,
  },
  listRecordAudit: {
    method: "GET",
    path: "/feedback/{reference}/audit",
    summary: "What was done to a record last, the newest first, at most 500 entries",
    roles: deciders,
    params: reference,
    response: AuditEntries,
  },
} as const satisfies Record<string, RouteSpec>;
