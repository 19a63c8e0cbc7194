import type { RouteSpec } from "../functions/triage/route.ts";
import { type ApiRoutes, apiRoutes } from "./api-routes.ts";
import type { Answered, Asked } from "./asked.ts";
import { type Problem, Refusal } from "./refusal.ts";

export type Connection = {
  /** Where the API is, without a slash at the end. */
  readonly url: string;
  /** An access token of the sign-in, a fresh one when the last is about to end. */
  readonly token: () => Promise<string>;
  /** The language of labels, as Accept-Language writes it. */
  readonly language?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
};

type Arguments<Route> = object extends Asked<Route> ? [asked?: Asked<Route>] : [asked: Asked<Route>];

/** A function for each route, by its name; what is asked and answered has the types of the route's own schemas. */
export type Client = {
  readonly [Name in keyof ApiRoutes]: (...asked: Arguments<ApiRoutes[Name]>) => Promise<Answered<ApiRoutes[Name]>>;
};

/** The officers' API as functions. A refusal is thrown as one; nothing is tried again by itself. */
export const apiClient = (to: Connection): Client => {
  const send = to.fetch ?? fetch;
  const functions = Object.entries<RouteSpec>(apiRoutes).map(([name, route]) => [
    name,
    async (asked: Loose = {}) => answerOf(await send(await requestFor(to, route, asked))),
  ]);
  // Made from the same table as the type, which cannot be followed through a loop over it.
  return Object.fromEntries(functions) as Client;
};

/** What any route is asked with. */
type Loose = {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly version?: number;
  readonly key?: string;
};

const requestFor = async (to: Connection, route: RouteSpec, asked: Loose): Promise<Request> => {
  const { params = {}, query = {}, body, version, key } = asked;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const url = new URL(to.url + path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const headers = {
    authorization: `Bearer ${await to.token()}`,
    ...(to.language !== undefined && { "accept-language": to.language }),
    ...(body !== undefined && { "content-type": "application/json" }),
    ...(version !== undefined && { "if-match": `"${version}"` }),
    ...(route.method === "POST" && { "idempotency-key": key ?? crypto.randomUUID() }),
  };
  return new Request(url, { method: route.method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
};

const answerOf = async (response: Response): Promise<unknown> => {
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const [, version] = /^"(\d+)"$/.exec(response.headers.get("etag") ?? "") ?? [];
  throw new Refusal(response.status, answer as Problem, version === undefined ? undefined : Number(version));
};
