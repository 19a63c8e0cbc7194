import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { apiPage } from "../../local/mailbox/api-page.ts";

test("the API page names every operation of the document and runs nothing", () => {
  const { html } = apiPage();
  const { paths } = JSON.parse(readFileSync("docs/openapi.json", "utf8")) as { paths: Record<string, object> };
  for (const path of Object.keys(paths)) expect(html).toContain(path);
  expect(html).not.toMatch(/<script|<form|https?:/);
});
