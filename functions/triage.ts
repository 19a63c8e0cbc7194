import { actionsOf } from "./triage/actions.ts";
import { answering } from "./triage/answering.ts";
import { byGateway } from "./triage/by-gateway.ts";
import type { TriageParts } from "./triage/parts.ts";
import { routes } from "./triage/routes.ts";

/** The triage API: every route of the table, its input validated, its caller allowed, its answer shaped. */
export const triage = (parts: TriageParts) => answering(parts, routes, byGateway(parts, routes, actionsOf(parts)));
