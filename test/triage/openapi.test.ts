import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { openApi } from "../../bin/openapi/document.ts";
import { disclosureRoutes } from "../../functions/disclose/routes.ts";
import { publishRoutes } from "../../functions/publish/routes.ts";
import { routes } from "../../functions/triage/routes.ts";

const document = JSON.parse(JSON.stringify(openApi()));

describe("the OpenAPI document", () => {
  test("is valid", async () => {
    const { valid, errors } = await new Validator().validate(document);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  test("in docs/ is the one of the routes: run npm run openapi", () => {
    expect(JSON.parse(readFileSync("docs/openapi.json", "utf8"))).toEqual(document);
  });

  test.each(Object.entries({ ...routes, ...disclosureRoutes, ...publishRoutes }))(
    "shows a body of %s that is well formed",
    (_, route) => {
      if (!("body" in route)) return;
      expect(route.body().safeParse("example" in route ? route.example : undefined)).toMatchObject({ success: true });
    },
  );

  test("refers to nothing that it does not hold", () => {
    const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? [];
    for (const reference of references)
      expect(document.components.schemas).toHaveProperty([reference.split("/")[3] ?? ""]);
  });
});
