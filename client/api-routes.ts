import { disclosureRoutes } from "../functions/disclose/routes.ts";
import { publishRoutes } from "../functions/publish/routes.ts";
import { routes } from "../functions/triage/routes.ts";

/** Every route of the officers' API, whichever function answers it. */
export const apiRoutes = { ...routes, ...disclosureRoutes, ...publishRoutes };
export type ApiRoutes = typeof apiRoutes;
