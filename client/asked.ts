import type * as z from "zod";
import type { Later, RouteSpec } from "../functions/triage/route.ts";

/** What a caller writes for a schema; where it takes anything and makes something of it, what it makes. */
type Written<Schema extends z.ZodType> = {
  [Name in keyof z.input<Schema>]: unknown extends z.input<Schema>[Name]
    ? Name extends keyof z.output<Schema>
      ? z.output<Schema>[Name]
      : never
    : z.input<Schema>[Name];
};

/** A part of a request under its name, left out where nothing of it is needed. */
type Named<Name extends string, Value> = object extends Value
  ? { readonly [N in Name]?: Value }
  : { readonly [N in Name]: Value };

type Part<Route, Name extends string> = Route extends { readonly [N in Name]: Later<infer Schema extends z.ZodType> }
  ? Named<Name, Written<Schema>>
  : unknown;

type Version<Route> = Route extends { readonly changes: true }
  ? { readonly version: number }
  : Route extends { readonly changes: "if there" }
    ? { readonly version?: number }
    : unknown;

/** Repeats of a request carry the key of the first; without one each call is a request of its own. */
type Key<Route> = Route extends { readonly method: "POST" } ? { readonly key?: string } : unknown;

/** What a route is asked with. */
export type Asked<Route> = Part<Route, "params"> &
  Part<Route, "query"> &
  Part<Route, "body"> &
  Version<Route> &
  Key<Route>;

/** What it answers. */
export type Answered<Route extends RouteSpec> = z.output<ReturnType<Route["response"]>>;
