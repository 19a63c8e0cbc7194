import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { ACCOUNT } from "../template/place.ts";
import type { Authorized } from "./authorizer.ts";
import type { Match } from "./route.ts";

/** A request that API Gateway has let through. */
export type Passed = {
  readonly request: IncomingMessage;
  readonly match: Match;
  readonly body: Buffer;
  readonly authorized: Authorized | undefined;
};

// Measured at AWS: what is not of these types arrives in base64, forms too.
const TEXT = /^(text\/|application\/(json|javascript|xml)\b)/i;

/** The event that a Lambda gets of an HTTP API: payload format 2.0. */
export function httpEvent({ request, match, body, authorized }: Passed): APIGatewayProxyEventV2 {
  const [path = "", ...query] = (request.url ?? "/").split("?");
  const rawQueryString = query.join("?");
  const { cookie, ...headers } = request.headers;
  const isBase64Encoded = body.length > 0 && !TEXT.test(headers["content-type"] ?? "");
  const parameters = mapValues(match.parameters, decodeURIComponent);
  return {
    version: "2.0",
    routeKey: match.route.key,
    rawPath: decodeURI(path),
    rawQueryString,
    ...(cookie !== undefined && { cookies: cookie.split("; ") }),
    headers: { ...joined(headers), ...forwarded(request) },
    ...(rawQueryString && { queryStringParameters: queryParameters(rawQueryString) }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: requestContext(request, match, decodeURI(path), authorized),
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? "base64" : "utf8") }),
    isBase64Encoded,
  };
}

function requestContext(request: IncomingMessage, match: Match, path: string, authorized: Authorized | undefined) {
  const now = new Date();
  return {
    accountId: ACCOUNT,
    apiId: "local",
    ...(authorized && { authorizer: { jwt: authorized } }),
    domainName: request.headers.host ?? "",
    domainPrefix: "local",
    http: {
      method: request.method ?? "",
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? "",
      userAgent: request.headers["user-agent"] ?? "",
    },
    requestId: randomUUID(),
    routeKey: match.route.key,
    stage: "$default",
    time: accessLogTime(now),
    timeEpoch: now.getTime(),
  };
}

/** 21/Nov/2026:18:53:07 +0000 */
function accessLogTime(now: Date): string {
  const [, day, month, year, time] = now.toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}

function joined(headers: IncomingHttpHeaders): Record<string, string> {
  const texts = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]);
  return Object.fromEntries(texts.filter(([, value]) => value !== undefined));
}

function forwarded(request: IncomingMessage): Record<string, string> {
  return {
    "x-amzn-trace-id": `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomUUID().replaceAll("-", "").slice(8)}`,
    "x-forwarded-for": request.socket.remoteAddress ?? "",
    "x-forwarded-port": String(request.socket.localPort),
    "x-forwarded-proto": "http",
  };
}

function queryParameters(rawQueryString: string): Record<string, string> {
  const values = Map.groupBy(new URLSearchParams(rawQueryString), ([name]) => name);
  return Object.fromEntries([...values].map(([name, pairs]) => [name, pairs.map(([, value]) => value).join(",")]));
}

function mapValues(
  record: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
