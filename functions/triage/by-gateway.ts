import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";
import { problemOf } from "../middleware/problem.ts";
import type { Door } from "./handle.ts";
import { once } from "./once.ts";
import type { TriageParts } from "./parts.ts";
import { respond } from "./request.ts";
import type { RouteSpec } from "./route.ts";

/**
 * The door of a function whose tokens the gateway has verified. Each action takes the call of its own route; the type of
 * a table cannot say so for all of them at once.
 */
export const byGateway = <Name extends string>(
  parts: Pick<TriageParts, "answers" | "now" | "log">,
  routes: Readonly<Record<Name, RouteSpec>>,
  actions: Readonly<Record<Name, (call: never) => Promise<unknown>>>,
): Door<Name> => ({
  claimsOf: async (event: APIGatewayProxyEventV2) =>
    (event as Partial<APIGatewayProxyEventV2WithJWTAuthorizer>).requestContext?.authorizer?.jwt?.claims,
  work: async (name, asked, call) =>
    once(parts, asked, async () =>
      actions[name](call as never).then(
        (result) => respond(routes[name], result),
        (error: unknown) => problemOf(parts.log, "request_refused", error),
      ),
    ),
});
