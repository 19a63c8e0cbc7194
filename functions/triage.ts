import middy from "@middy/core";
import router, { type Route } from "@middy/http-router";
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from "aws-lambda";
import { notFound } from "./domain/errors.ts";
import { problem } from "./middleware/problem.ts";
import { mustBeAllowed } from "./triage/access.ts";
import { feedback } from "./triage/feedback.ts";
import { keeping } from "./triage/keeping.ts";
import { messages } from "./triage/messages.ts";
import type { Action, Call, TriageParts } from "./triage/parts.ts";
import { people } from "./triage/people.ts";
import { replies } from "./triage/replies.ts";
import { readCall, respond } from "./triage/request.ts";
import { type RouteName, routes } from "./triage/routes.ts";
import { fromClaims } from "./triage/signed-in.ts";

type HttpRoute = Route<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** The triage API: every route of the table, its input validated, its caller allowed, its answer shaped. */
export const triage = (parts: TriageParts) => {
  const actions = { ...feedback(parts), ...keeping(parts), ...messages(parts), ...replies(parts), ...people(parts) };
  const bind = (name: RouteName): HttpRoute => ({
    method: routes[name].method,
    path: routes[name].path,
    handler: async (event: APIGatewayProxyEventV2) => {
      const caller = fromClaims(
        (event as APIGatewayProxyEventV2WithJWTAuthorizer).requestContext.authorizer.jwt.claims,
      );
      mustBeAllowed(caller, name);
      const programmes = (await parts.directory.person(caller.id))?.programmes ?? [];
      const call = readCall(routes[name], event, { ...caller, programmes });
      // Each action takes the call of its own route; the table cannot say so for all routes at once.
      return respond(routes[name], await (actions[name] as Action<RouteName>)(call as Call<RouteName>));
    },
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
