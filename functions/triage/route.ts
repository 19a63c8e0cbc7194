import type * as z from "zod";
import type { Role } from "../domain/feedback/roles.ts";

/** A schema that is made when it is first asked for. Making all of them would take a tenth of the function's start. */
export type Later<Schema extends z.ZodType> = () => Schema;

export const later = <Schema extends z.ZodType>(make: () => Schema): Later<Schema> => {
  let made: Schema | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** What a part of a route takes once it is validated; nothing where the route has no such part. */
type Part<Route, Name extends string> = Route extends {
  readonly [N in Name]: Later<infer Schema extends z.ZodType>;
}
  ? z.output<Schema>
  : Record<never, never>;

/** The validated input of a route. */
export type InputOf<Route> = {
  readonly params: Part<Route, "params">;
  readonly query: Part<Route, "query">;
  readonly body: Part<Route, "body">;
};

/** A route as data. Router, validation, API Gateway, OpenAPI and the clients' types are made from it. */
export type RouteSpec = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: `/${string}`;
  /** One sentence for the API's documentation. */
  readonly summary: string;
  /** Who may call it at all; which records exist for them is decided record by record. */
  readonly roles: readonly Role[];
  readonly params?: Later<z.ZodType>;
  readonly query?: Later<z.ZodType>;
  readonly body?: Later<z.ZodType>;
  readonly response: Later<z.ZodType>;
  readonly status?: 200 | 201;
  /**
   * Changes something that others change too: If-Match is asked for. `if there`: not where it is new. `once`: what is
   * decided once and never changed needs no version, whoever comes second is refused.
   */
  readonly changes?: true | "if there" | "once";
  /** A body that is well formed; the documentation shows it and tests send it. */
  readonly example?: Readonly<Record<string, unknown>>;
};
