import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type * as z from "zod";
import { invalidRequest, notJson, preconditionRequired, tooLarge } from "../domain/errors.ts";
import type { RouteSpec } from "./route.ts";

const bodyLimit = 256 * 1024;

/** What a request asks, validated; of which type its route's schemas say. */
export type Input = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly version: number | undefined;
};

/** The validated input of a request. Unknown fields are refused; an error names our fields, never what was in them. */
export const readInput = (route: RouteSpec, event: APIGatewayProxyEventV2): Input => {
  const version = versionOf(event);
  if (route.changes === true && version === undefined) throw preconditionRequired();
  const body = jsonOf(event);
  return {
    params: read(route.params?.(), event.pathParameters ?? {}, "path"),
    query: read(route.query?.(), event.queryStringParameters ?? {}, "query"),
    body: read(route.body?.(), body, "body"),
    version,
  };
};

/** The answer: only what the route's schema names leaves, with the version of a record as its entity tag. */
export const respond = (route: RouteSpec, result: unknown): APIGatewayProxyStructuredResultV2 => {
  const body = route.response().parse(result) as { readonly version?: number };
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

const read = (schema: z.ZodType | undefined, value: unknown, where: string): unknown => {
  if (!schema) return nothing(value, where);
  const { data, error } = schema.safeParse(value);
  if (error) throw invalidRequest(fieldsOf(error, where));
  const broken = Object.entries(data as object).filter(([, value]) => !isWellFormed(value));
  if (broken.length > 0)
    throw invalidRequest(
      fieldNames(
        broken.map(([name]) => name),
        where,
      ),
    );
  return data;
};

/** Where a route asks for nothing it is given nothing. */
const nothing = (value: unknown, where: string): unknown => {
  const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  if (!isEmpty) throw invalidRequest([where]);
  return {};
};

/** The schema's own names, down to the first that the caller made up. */
const fieldsOf = ({ issues }: z.ZodError, where: string): readonly string[] => {
  const names = issues.map(({ path, code }) =>
    code === "invalid_key" || path.some((step) => typeof step === "symbol") ? where : path.map(String).join("."),
  );
  return fieldNames(names, where);
};

const fieldNames = (names: readonly string[], where: string): readonly string[] =>
  [...new Set(names.map((name) => (/^[\w.-]{1,100}$/.test(name) ? name : where)))].slice(0, 20);

/** Half a surrogate pair can be neither stored nor shown. What a schema lets through is as deep as the schema. */
const isWellFormed = (value: unknown): boolean =>
  typeof value === "string"
    ? value.isWellFormed()
    : typeof value !== "object" || value === null || Object.entries(value).flat().every(isWellFormed);

const jsonOf = ({ body = "", isBase64Encoded }: APIGatewayProxyEventV2): unknown => {
  const text = isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
  if (Buffer.byteLength(text) > bodyLimit) throw tooLarge();
  if (text.trim() === "") return {};
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
