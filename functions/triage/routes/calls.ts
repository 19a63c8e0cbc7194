import { readers } from "../../domain/feedback/roles.ts";
import type { RouteSpec } from "../route.ts";
import { Call, Calls } from "../views/calls.ts";
import { reference } from "./params.ts";

/** Calling the community member, where the settings have a bridge for calls. */
export const callRoutes = {
  listCalls: {
    method: "GET",
    path: "/feedback/{reference}/calls",
    summary: "Calls to the community member, and how far they got",
    roles: readers,
    params: reference,
    response: Calls,
  },
  callPerson: {
    method: "POST",
    path: "/feedback/{reference}/calls",
    summary:
      "Have the provider call you and then the community member; neither sees the other's number, nothing is recorded. For whom the record is assigned to, where calls are safe, not in quiet hours",
    roles: readers,
    params: reference,
    response: Call,
    status: 201,
  },
} as const satisfies Record<string, RouteSpec>;
