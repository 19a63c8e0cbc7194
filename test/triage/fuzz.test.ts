import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { focalPoints, roles } from "../../functions/domain/feedback/roles.ts";
import { publishRoutes } from "../../functions/publish/routes.ts";
import type { RouteSpec } from "../../functions/triage/route.ts";
import { routes } from "../../functions/triage/routes.ts";
import { fromSchema } from "./from-schema.ts";
import { type SmallApi, smallApi } from "./small-api.ts";

let api: SmallApi;
let call: ReturnType<SmallApi["as"]>;
let reference = "";
beforeAll(async () => {
  api = await smallApi();
  await api.enter("everybody", "supervisor");
  const person = await api.parts.directory.person("everybody");
  if (!person) throw new Error("person");
  const { version, ...told } = person;
  await api.parts.directory.putPerson({ ...told, roles: [...roles] }, version);
  call = api.as("everybody", ...roles, ...focalPoints);
  reference = (await api.record()).reference;
});
afterAll(async () => api.stop());

/** Something that must not come back in any refusal. */
const canary = "<quellmark>";
const anyText = fc.oneof(fc.string(), fc.constant(canary), fc.constant("\u0000"), fc.constant("../../etc"));

const pathOf = (route: RouteSpec) =>
  fc.array(anyText, { minLength: 3, maxLength: 3 }).chain((values) =>
    fc.boolean().map((known) => {
      let at = 0;
      return route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
        known && name === "reference" ? reference : encodeURIComponent(values[at++ % 3] || "x"),
      );
    }),
  );

const queryOf = (route: RouteSpec): fc.Arbitrary<string> =>
  fc
    .oneof(
      route.query ? fromSchema(route.query() as z.ZodType, canary) : fc.constant({}),
      fc.dictionary(anyText, anyText),
    )
    .map((query) => {
      const parameters = new URLSearchParams();
      for (const [name, value] of Object.entries(query as Record<string, unknown>)) parameters.set(name, String(value));
      return parameters.toString();
    });

const bodyOf = (route: RouteSpec): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 3, arbitrary: route.body ? fromSchema(route.body() as z.ZodType, canary) : fc.constant({}) },
    {
      weight: 2,
      arbitrary: fc.anything({ withNullPrototype: false, maxDepth: 3 }).map((value) => `${JSON.stringify(value)}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("", "{", "null", "[]", `"${canary}"`, `{"__proto__":{"x":1}}`, `{"${canary}":1}`),
    },
  );

const askedOf = (route: RouteSpec) =>
  fc.record({
    path: pathOf(route),
    query: queryOf(route),
    body: bodyOf(route),
    version: fc.constantFrom(undefined, '"1"', '"999"', "*", canary),
    key: fc.constantFrom(undefined, "key", canary, "x".repeat(200)),
    language: fc.constantFrom("en", "fr;q=0.5, *", canary, ",".repeat(500)),
  });

describe("whatever comes in, the answer is ours", () => {
  test.each(Object.entries<RouteSpec>({ ...routes, ...publishRoutes }))("%s", async (_, route) => {
    await fc.assert(
      fc.asyncProperty(askedOf(route), async ({ path, query, body, version, key, language }) => {
        const hasBody = route.method !== "GET";
        const answer = await call(route.method, query && route.method === "GET" ? `${path}?${query}` : path, {
          ...(hasBody && { body }),
          version,
          ...(key !== undefined && { key }),
          headers: { "accept-language": language },
        });
        expect(answer.status).toBeLessThan(500);
        expect(answer.status).toBeGreaterThanOrEqual(200);
        if (answer.status >= 400) {
          expect(answer.headers["content-type"]).toBe("application/problem+json");
          expect(answer.text).not.toContain("quellmark");
          expect(Object.keys(answer.body).filter((name) => !problemFields.includes(name))).toEqual([]);
        }
        expect(answer.text).not.toMatch(/\bat .*\.(ts|mjs|js):\d+|node_modules/);
      }),
      { numRuns: 15 },
    );
  });

  test("and nothing that came in is in the log", () => {
    expect(JSON.stringify(api.lines)).not.toContain("quellmark");
    expect(api.lines.filter(({ event }) => event === "failed")).toEqual([]);
  });
});

const problemFields = ["type", "title", "status", "code", "fields"];
