import { apiRoutes } from "../../client/api-routes.ts";
import type { RouteSpec } from "../../functions/triage/route.ts";
import { hoisting, type Json } from "./hoisting.ts";
import { operation } from "./operation.ts";
import { problemResponse, problemSchema } from "./problem.ts";

const all: Readonly<Record<string, RouteSpec>> = apiRoutes;

/** The officers' API as an OpenAPI 3.1 document, made from the same routes as everything else of it. */
export const openApi = (): Json => {
  const { schemaOf, schemas } = hoisting();
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, route] of Object.entries(all)) {
    const path = paths[route.path] ?? {};
    paths[route.path] = { ...path, [route.method.toLowerCase()]: operation(name, route, schemaOf) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Hearback",
      version: "1.0.0",
      summary: "The officers' API of a feedback and complaints channel",
      description:
        "What does not exist for you and what does not exist at all are answered by the same 404. Changes name the version that they change (If-Match); POST may be repeated under an Idempotency-Key. Answers hold text without identifiers; sensitive text is opened by its own operations.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "https://feedback.example.org", description: "publicUrl of the settings" }],
    security: [{ signIn: [] }],
    tags: [...new Set(Object.values(all).map(({ path }) => path.split("/")[1] ?? ""))].map((name) => ({
      name,
    })),
    paths,
    components: {
      securitySchemes: {
        signIn: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description:
            "An access token of the sign-in (OpenID Connect, code flow with PKCE); it lasts a quarter of an hour.",
        },
      },
      responses: { Problem: problemResponse },
      schemas: { ...schemas(), Problem: problemSchema },
    },
  };
};
