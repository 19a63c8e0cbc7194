import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { RequestListener } from "../loopback-server.ts";
import { reportFailure } from "../report-failure.ts";
import { requestBody } from "../request-body.ts";
import { sendAnswer, sendMessage } from "./answer.ts";
import type { Authorize, Authorized } from "./authorizer.ts";
import { applyCors, type Cors } from "./cors.ts";
import { httpEvent } from "./event.ts";
import type { NoteRefusal } from "./refusals.ts";
import { type Match, matchRoute, type Route } from "./route.ts";

/** What the HTTP API of the template needs to run. */
export type HttpApi = {
  readonly routes: readonly Route[];
  readonly cors: Cors | undefined;
  readonly authorize: Authorize;
  readonly noteRefusal?: NoteRefusal | undefined;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
};

const BODY_LIMIT = 10 * 1024 * 1024;
const INTEGRATION_TIMEOUT_MS = 30_000;
const LATE = Symbol("late");

/** The HTTP API: route, sign-in, body, function, answer, with API Gateway's own answers in between. */
export function httpApi(api: HttpApi): RequestListener {
  return async (request, response) => {
    if (api.cors && applyCors(api.cors, request, response)) return;
    const match = matchRoute(api.routes, request.method ?? "", pathOf(request));
    if (!match) return sendMessage(response, 404, "Not Found");
    if (!isDecodable(pathOf(request))) return sendMessage(response, 400, "Bad Request");
    const authorized = await admit(api, match, request, response);
    if (authorized === "refused") return;
    const body = await requestBody(request, BODY_LIMIT);
    if (!body) return sendMessage(response, 413, "Request Entity Too Large");
    await callFunction(api, match, httpEvent({ request, match, body, authorized }), response);
  };
}

async function admit(
  { authorize, noteRefusal }: HttpApi,
  { route }: Match,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Authorized | undefined | "refused"> {
  if (!route.jwt) return undefined;
  const verdict = await authorize(request.headers.authorization, route.jwt);
  if (typeof verdict !== "number") return verdict;
  noteRefusal?.(route.key, verdict);
  response.setHeader("www-authenticate", "Bearer");
  sendMessage(response, verdict, verdict === 401 ? "Unauthorized" : "Forbidden");
  return "refused";
}

async function callFunction(
  { invoke }: HttpApi,
  { route }: Match,
  event: unknown,
  response: ServerResponse,
): Promise<void> {
  const patience = new AbortController();
  try {
    const late = delay(INTEGRATION_TIMEOUT_MS, LATE, { signal: patience.signal });
    const result = await Promise.race([invoke(route.functionName, event), late]);
    if (result === LATE) return sendMessage(response, 503, "Service Unavailable");
    sendAnswer(response, result);
  } catch (error) {
    // Cut off because everything stops: nobody waits for an answer any more.
    if (response.destroyed) return;
    reportFailure(route.key, error);
    sendMessage(response, 500, "Internal Server Error");
  } finally {
    patience.abort();
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
