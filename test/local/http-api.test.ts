import { request } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Authorize } from "../../local/http-api/authorizer.ts";
import { httpApi } from "../../local/http-api/http-api.ts";
import type { Route } from "../../local/http-api/route.ts";
import { InvocationFailure } from "../../local/lambda/environment.ts";
import { type LoopbackServer, loopbackServer } from "../../local/loopback-server.ts";

let server: LoopbackServer;
let seen: APIGatewayProxyEventV2 | undefined;
let answer: unknown = { statusCode: 204 };

const route = (key: string, jwt?: Route["jwt"]): Route => {
  const [method = "", path = ""] = key.split(" ");
  return { key, method, segments: path.split("/").slice(1), functionName: key, jwt };
};
const authorize: Authorize = async (token) => (token === "Bearer good" ? { claims: { sub: "a" }, scopes: [] } : 401);
const routes = [
  route("POST /twilio/messages"),
  route("GET /feedback/mine"),
  route("GET /feedback/{reference}"),
  route("GET /guarded", { issuer: "", audience: [], scopes: [] }),
  route("ANY /files/{proxy+}"),
];
const cors = {
  AllowOrigins: ["https://console.example.org"],
  AllowMethods: ["GET", "PUT"],
  AllowHeaders: ["if-match"],
  AllowCredentials: false,
  ExposeHeaders: ["etag"],
  MaxAge: undefined,
};

beforeAll(async () => {
  const invoke = async (_: string, event: unknown) => {
    seen = event as APIGatewayProxyEventV2;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  server = await loopbackServer(0, httpApi({ routes, cors, authorize, invoke }));
});
afterAll(() => server.close());

test("a form arrives in base64, as API Gateway sends it", async () => {
  const body = "Body=%D9%85%D8%B1%D8%AD%D8%A8%D8%A7&From=%2B15550100";
  const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8", "X-Twilio-Signature": "s" };
  await fetch(`${server.url}/twilio/messages?rc=5&x=a%20b&x=c`, { method: "POST", body, headers });
  expect(seen).toMatchObject({
    version: "2.0",
    routeKey: "POST /twilio/messages",
    rawPath: "/twilio/messages",
    rawQueryString: "rc=5&x=a%20b&x=c",
    queryStringParameters: { rc: "5", x: "a b,c" },
    isBase64Encoded: true,
    headers: { "x-twilio-signature": "s", host: new URL(server.url).host },
    requestContext: {
      http: { method: "POST", path: "/twilio/messages", protocol: "HTTP/1.1" },
      stage: "$default",
      routeKey: "POST /twilio/messages",
    },
  });
  expect(Buffer.from(seen?.body ?? "", "base64").toString()).toBe(body);
  expect(seen?.requestContext.time).toMatch(/^\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
});

test("JSON arrives as text, cookies apart, repeated headers joined, and no body is no body", async () => {
  await fetch(`${server.url}/files/a`, {
    method: "PUT",
    body: '{"a":1}',
    headers: { "content-type": "application/json", cookie: "a=1; b=2" },
  });
  expect(seen).toMatchObject({ body: '{"a":1}', isBase64Encoded: false, cookies: ["a=1", "b=2"] });
  expect(seen?.headers).not.toHaveProperty("cookie");
  await send("/feedback/HB1", { "x-one": ["a", "b"] });
  expect(seen).toMatchObject({ isBase64Encoded: false, headers: { "x-one": "a, b" } });
  expect(seen).not.toHaveProperty("body");
  expect(seen).not.toHaveProperty("queryStringParameters");
});

test("the closest route wins, and its parameters are decoded", async () => {
  await fetch(`${server.url}/feedback/mine`);
  expect(seen).toMatchObject({ routeKey: "GET /feedback/mine" });
  await fetch(`${server.url}/feedback/HB%2F7%20K`);
  expect(seen).toMatchObject({ routeKey: "GET /feedback/{reference}", pathParameters: { reference: "HB/7 K" } });
  await fetch(`${server.url}/files/a/b%20c`);
  expect(seen).toMatchObject({ pathParameters: { proxy: "a/b c" } });
  expect((await fetch(`${server.url}/feedback/`)).status).toBe(404);
  expect((await fetch(`${server.url}/feedback/a`, { method: "DELETE" })).status).toBe(404);
  expect((await fetch(`${server.url}/feedback/%ff`)).status).toBe(400);
});

test("a route for those who signed in lets nobody else in", async () => {
  const refused = await fetch(`${server.url}/guarded`);
  expect([refused.status, await refused.json(), refused.headers.get("www-authenticate")]).toEqual([
    401,
    { message: "Unauthorized" },
    "Bearer",
  ]);
  await fetch(`${server.url}/guarded`, { headers: { authorization: "Bearer good" } });
  expect(seen?.requestContext).toMatchObject({ authorizer: { jwt: { claims: { sub: "a" } } } });
});

test("what a function returns is sent as API Gateway sends it", async () => {
  answer = {
    statusCode: 201,
    headers: { ETag: '"1"', "content-type": "text/xml" },
    cookies: ["a=1", "b=2"],
    body: Buffer.from("<r/>").toString("base64"),
    isBase64Encoded: true,
  };
  const sent = await fetch(`${server.url}/feedback/a`);
  expect([sent.status, sent.headers.get("etag"), sent.headers.getSetCookie(), await sent.text()]).toEqual([
    201,
    '"1"',
    ["a=1", "b=2"],
    "<r/>",
  ]);
  answer = { hello: "you" };
  const inferred = await fetch(`${server.url}/feedback/a`);
  expect([inferred.status, inferred.headers.get("content-type"), await inferred.json()]).toEqual([
    200,
    "application/json",
    { hello: "you" },
  ]);
  for (const broken of [{ statusCode: "no" }, new InvocationFailure("x", "Sandbox.Timedout")]) {
    answer = broken;
    const failed = await fetch(`${server.url}/feedback/a`);
    expect([failed.status, await failed.json()]).toEqual([500, { message: "Internal Server Error" }]);
  }
  answer = { statusCode: 204 };
});

test("more than 10 MB is refused", async () => {
  const body = new Uint8Array(10 * 1024 * 1024 + 1);
  expect((await fetch(`${server.url}/twilio/messages`, { method: "POST", body })).status).toBe(413);
});

test("a browser may come from the console of the settings and from nowhere else", async () => {
  const preflight = (origin: string) =>
    fetch(`${server.url}/feedback/a`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "PUT" },
    });
  const allowed = await preflight("https://console.example.org");
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get("access-control-allow-methods")).toBe("GET,PUT");
  expect((await preflight("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
  const asked = await fetch(`${server.url}/feedback/a`, { headers: { origin: "https://console.example.org" } });
  expect(asked.headers.get("access-control-expose-headers")).toBe("etag");
});

test("who asks for another name than this computer's gets nothing (DNS rebinding)", async () => {
  seen = undefined;
  const { port } = new URL(server.url);
  expect(await send("/feedback/a", { host: "evil.example" })).toBe(421);
  expect(await send("/feedback/a", { host: `evil.example:${port}` })).toBe(421);
  expect(await send("/feedback/a", { host: "127.0.0.1" })).toBe(421);
  expect(seen).toBeUndefined();
  expect(await send("/feedback/a", { host: `localhost:${port}` })).toBe(204);
});

function send(path: string, headers: Record<string, string | string[]>): Promise<number | undefined> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject).end();
  });
}
