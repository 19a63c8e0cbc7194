import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type * as z from "zod";
import { invalidRequest, notJson, preconditionRequired, tooLarge } from "../domain/errors.ts";
import type { Officer } from "./access.ts";

/** A route of the table, as far as requests and answers go. */
type AnyRoute = {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  readonly status?: number;
  readonly changes?: boolean;
};

const bodyLimit = 256 * 1024;

/** The validated input of a request. Unknown fields are refused; an error names our fields, never what was in them. */
export const readCall = (route: AnyRoute, event: APIGatewayProxyEventV2, officer: Officer) => {
  const version = versionOf(event);
  if (route.changes && version === undefined) throw preconditionRequired();
  return {
    params: read(route.params, event.pathParameters ?? {}),
    query: read(route.query, event.queryStringParameters ?? {}),
    body: route.body ? read(route.body, jsonOf(event)) : {},
    officer,
    version,
  };
};

/** The answer: only what the route's schema names leaves, with the version of a record as its entity tag. */
export const respond = (route: AnyRoute, result: unknown): APIGatewayProxyStructuredResultV2 => {
  const body = route.response.parse(result) as { readonly version?: number };
  return {
    statusCode: route.status ?? 200,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      ...(typeof body.version === "number" && { etag: `"${body.version}"` }),
    },
    body: JSON.stringify(body),
  };
};

const read = (schema: z.ZodType | undefined, value: unknown): unknown => {
  if (!schema) return {};
  const { data, error } = schema.safeParse(value);
  if (error) throw invalidRequest([...new Set(error.issues.map(({ path }) => path.join(".") || "body"))].slice(0, 20));
  return data;
};

const jsonOf = ({ body = "", isBase64Encoded }: APIGatewayProxyEventV2): unknown => {
  const text = isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
  if (Buffer.byteLength(text) > bodyLimit) throw tooLarge();
  try {
    return JSON.parse(text);
  } catch {
    throw notJson();
  }
};

const versionOf = ({ headers }: APIGatewayProxyEventV2): number | undefined => {
  const [, version] = /^"(\d{1,9})"$/.exec(headers["if-match"] ?? "") ?? [];
  return version === undefined ? undefined : Number(version);
};
