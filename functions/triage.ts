import middy from "@middy/core";
import router, { type Route } from "@middy/http-router";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { notFound } from "./domain/errors.ts";
import { problem } from "./middleware/problem.ts";
import { actionsOf } from "./triage/actions.ts";
import { handling } from "./triage/handle.ts";
import type { Action, TriageParts } from "./triage/parts.ts";
import { type RouteName, routes } from "./triage/routes.ts";

type HttpRoute = Route<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** The triage API: every route of the table, its input validated, its caller allowed, its answer shaped. */
export const triage = (parts: TriageParts) => {
  const actions = actionsOf(parts);
  const bind = (name: RouteName): HttpRoute => ({
    method: routes[name].method,
    path: routes[name].path,
    // Each action takes the call of its own route; the table cannot say so for all routes at once.
    handler: handling(parts, routes[name], actions[name] as Action<RouteName>),
  });
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problem(parts.log))
    .handler(
      router<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({
        routes: (Object.keys(routes) as RouteName[]).map(bind),
        notFoundResponse: () => {
          throw notFound();
        },
      }),
    );
};
