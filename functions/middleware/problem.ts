import type { MiddlewareObj } from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { ChannelError } from "../domain/errors.ts";
import { type Log, nameOf } from "./log.ts";

type Refused = "webhook_refused" | "request_refused";

/** Renders every failure as an RFC 9457 problem, in this one place. What we did not foresee says nothing of itself. */
export const problem = (
  log: Log,
  refused: Refused = "request_refused",
): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> => ({
  onError: (request) => {
    request.response = problemOf(log, refused, request.error);
  },
});

/** The problem of an error, which is also logged by its code or its name. */
export const problemOf = (log: Log, refused: Refused, error: unknown): APIGatewayProxyStructuredResultV2 => {
  const known = error instanceof ChannelError ? error : undefined;
  log(known ? { event: refused, code: known.code } : { event: "failed", error: nameOf(error) });
  return render(known ?? new ChannelError("internal", 500, "Something went wrong on our side."));
};

const render = ({ code, status, message, fields, version }: ChannelError): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...(status === 401 && { "www-authenticate": "Bearer" }),
    ...(version !== undefined && { etag: `"${version}"` }),
  },
  body: JSON.stringify({
    type: `urn:hearback:problem:${code}`,
    title: message,
    status,
    code,
    ...(fields.length > 0 && { fields }),
  }),
});
