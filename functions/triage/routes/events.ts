import * as z from "zod";
import { readers } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { cursor } from "../views/cursor.ts";
import { Events } from "../views/events.ts";

/** Staying up to date. */
export const eventRoutes = {
  listEvents: {
    method: "GET",
    path: "/events",
    summary:
      "Which of the records that I may see changed since a cursor, in order, without any content; without a cursor one from now on",
    roles: readers,
    query: later(() => z.strictObject({ cursor: cursor().optional() })),
    response: Events,
  },
} as const satisfies Record<string, RouteSpec>;
