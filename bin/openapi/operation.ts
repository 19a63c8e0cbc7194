import type * as z from "zod";
import type { RouteSpec } from "../../functions/triage/route.ts";
import type { Json, SchemaOf } from "./hoisting.ts";

const text = { type: "string" };
const header = (name: string, description: string, required: boolean, schema: Json = text): Json => ({
  name,
  in: "header",
  description,
  required,
  schema,
});

/** One operation of the document. */
export const operation = (operationId: string, route: RouteSpec, schemaOf: SchemaOf): Json => ({
  operationId,
  summary: route.summary,
  description: `Roles: ${route.roles.join(", ")}.`,
  tags: [route.path.split("/")[1]],
  parameters: [
    ...parameters("path", route.params?.(), schemaOf),
    ...parameters("query", route.query?.(), schemaOf),
    ...headers(route),
  ],
  ...(route.body && { requestBody: body(route, schemaOf) }),
  responses: {
    [route.status ?? 200]: {
      description: route.summary,
      headers: {
        ...(namesVersion(route) && { etag: { description: "The version, for If-Match", schema: text } }),
        ratelimit: { description: "How many calls are left in this minute", schema: text },
      },
      content: { "application/json": { schema: schemaOf(route.response(), "output") } },
    },
    default: { $ref: "#/components/responses/Problem" },
  },
});

const parameters = (where: "path" | "query", schema: z.ZodType | undefined, schemaOf: SchemaOf): readonly Json[] => {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...own } = property;
    return {
      name,
      in: where,
      ...(description !== undefined && { description }),
      required: required.includes(name),
      schema: own,
    };
  });
};

const namesVersion = ({ changes }: RouteSpec): boolean => changes !== undefined && changes !== "once";

const headers = (route: RouteSpec): readonly Json[] => [
  ...(namesVersion(route)
    ? [header("If-Match", "The ETag of what you change; 428 without, 412 when it changed", route.changes === true)]
    : []),
  ...(route.method === "POST"
    ? [
        header("Idempotency-Key", "The same request under the same key is done once", false, {
          ...text,
          minLength: 16,
          maxLength: 128,
          pattern: "^[!-~]+$",
        }),
      ]
    : []),
];

const body = ({ body: schema, example }: RouteSpec, schemaOf: SchemaOf): Json => ({
  required: true,
  content: {
    "application/json": {
      ...(schema && { schema: schemaOf(schema(), "input") }),
      ...(example && { examples: { ordinary: { value: example } } }),
    },
  },
});
