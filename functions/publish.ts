import { bulletins } from "./publish/bulletins.ts";
import { digests } from "./publish/digests.ts";
import { harm } from "./publish/harm.ts";
import type { PublishParts } from "./publish/parts.ts";
import { publishRoutes } from "./publish/routes.ts";
import { subscriptions } from "./publish/subscriptions.ts";
import { answering } from "./triage/answering.ts";
import { byGateway } from "./triage/by-gateway.ts";

/** What leaves to managers and to the public: digests, who gets them, bulletins, harm by quarter. No record is in reach. */
export const publish = (parts: PublishParts) =>
  answering(parts, publishRoutes, byGateway(parts, publishRoutes, actionsOf(parts)));

const actionsOf = (parts: PublishParts) => ({
  ...digests(parts),
  ...subscriptions(parts),
  ...bulletins(parts),
  ...harm(parts),
});
