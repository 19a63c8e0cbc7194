import middy from "@middy/core";
import router, { type Route } from "@middy/http-router";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { notFound } from "../domain/errors.ts";
import { problem } from "../middleware/problem.ts";
import { type Door, type HandlingParts, handling } from "./handle.ts";
import type { RouteSpec } from "./route.ts";

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

/** A function that answers a table of routes. */
export const answering = <Name extends string>(
  parts: HandlingParts,
  routes: Readonly<Record<Name, RouteSpec>>,
  door: Door<Name>,
) => {
  const bind = (name: Name): Route<Event, Answer> => ({
    method: routes[name].method,
    path: routes[name].path,
    handler: handling(parts, routes[name], name, door),
  });
  return middy<Event, Answer>()
    .use(problem(parts.log))
    .handler(
      router<Event, Answer>({
        routes: (Object.keys(routes) as Name[]).map(bind),
        notFoundResponse: () => {
          throw notFound();
        },
      }),
    );
};
