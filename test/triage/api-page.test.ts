import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SmallApi, smallApi } from "./small-api.ts";

let api: SmallApi;
beforeAll(async () => {
  api = await smallApi();
  await api.enter("officer", "accountability_officer");
});
afterAll(async () => api.stop());

const page = readFileSync("docs/api.md", "utf8");
const requests = [...page.matchAll(/```http\n([A-Z]+) (\S+)\n((?:[\w-]+: .*\n)*)(?:\n([\s\S]*?))?```\n\n→ (\d{3})/g)];

test("the officer's day of docs/api.md is ten requests that run as they stand there", async () => {
  expect(requests).toHaveLength(10);
  expect(page.match(/```http/g)).toHaveLength(10);
  const call = api.as("officer", "accountability_officer");
  const { reference } = await api.record();
  let etag = "";
  for (const [, method = "", path = "", headers = "", body, status] of requests) {
    const header = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(headers)?.[1]?.replace("{etag}", etag);
    const [version, key] = [header("If-Match"), header("Idempotency-Key")];
    const answer = await call(method, path.replace("{reference}", reference), {
      ...(version !== undefined && { version }),
      ...(key !== undefined && { key }),
      ...(body && { body }),
    });
    expect([`${method} ${path}`, answer.status, answer.body]).toEqual([
      `${method} ${path}`,
      Number(status),
      answer.body,
    ]);
    const now = await call("GET", `/feedback/${reference}`);
    etag = String(now.headers.etag);
  }
  expect((await call("GET", `/feedback/${reference}`)).body).toMatchObject({
    lifecycle: "closed",
    topics: ["wash"],
    loop: { by: "message" },
  });
});
