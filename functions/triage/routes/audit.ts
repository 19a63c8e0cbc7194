import * as z from "zod";
import { deciders } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { AuditEntries } from "../views/audit.ts";
import { reference } from "./params.ts";

/** Looking at who did what; looking is written down too. */
export const auditRoutes = {
  listAudit: {
    method: "GET",
    path: "/audit",
    summary: "What one person did on one day (UTC), in order",
    roles: ["auditor"],
    query: later(() => z.strictObject({ person: z.string().min(1).max(128), day: z.iso.date() })),
    response: AuditEntries,
  },
  listRecordAudit: {
    method: "GET",
    path: "/feedback/{reference}/audit",
    summary: "What was done to a record, the newest first",
    roles: deciders,
    params: reference,
    response: AuditEntries,
  },
} as const satisfies Record<string, RouteSpec>;
