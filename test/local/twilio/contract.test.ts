import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, sdkOf, sms, startBench, startListener, whatsapp } from "./emulator.ts";

type Document = {
  components: { schemas: Record<string, { properties: Record<string, unknown>; required: string[] }> };
};
const path = new URL("../../twilio/twilio-messages.openapi.json", import.meta.url);
const document = JSON.parse(readFileSync(path, "utf8")) as Document;
const person = "+15555550142";

// Prism stands between Twilio's SDK and the emulator and refuses whatever breaks the document, on either side.
let bench: Bench;
let prism: Awaited<ReturnType<typeof startPrism>>;
let sdk: ReturnType<typeof sdkOf>;
async function startPrism(upstream: string) {
  const silent = {
    trace() {},
    debug() {},
    info() {},
    warn() {},
    error() {},
    fatal() {},
    success() {},
    child: () => silent,
  };
  const prism = createServer(await getHttpOperationsFromSpec(path.pathname), {
    config: {
      isProxy: true,
      upstream: new URL(upstream),
      validateRequest: true,
      validateResponse: true,
      checkSecurity: true,
      errors: true,
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
    components: { logger: silent as never },
    cors: false,
  });
  return { url: await prism.listen(0, "127.0.0.1"), close: () => prism.close() };
}

beforeAll(async () => {
  bench = await startBench();
  prism = await startPrism(bench.twilio.url);
  sdk = sdkOf({ ...bench.twilio, url: prism.url });
});
afterAll(async () => {
  await prism.close();
  await bench.stop();
});

describe("the document of Twilio's API", () => {
  // Twilio generates its SDK from its own OpenAPI document: what the SDK reads is what that document has.
  it.each([
    ["Message", "message"],
    ["Media", "message/media"],
  ])("has for %s exactly the fields that Twilio's SDK reads", (schema, file) => {
    const require = createRequire(import.meta.url);
    const code = readFileSync(require.resolve(`twilio/lib/rest/api/v2010/account/${file}.js`), "utf8");
    const read = new Set([...code.matchAll(/payload\.([a-z_]+)/g)].map(([, field]) => field));
    expect(Object.keys(document.components.schemas[schema]?.properties ?? {}).sort()).toEqual([...read].sort());
  });
});

describe("through Prism, the emulator keeps to the document", () => {
  it("for a message sent, fetched, listed, redacted and deleted", async () => {
    const { sid } = await sdk.messages.create({ to: person, from: sms, body: "We have received it." });
    await bench.settled();
    expect((await sdk.messages(sid).fetch()).status).toBe("delivered");
    await sdk.messages.create({ to: person, from: sms, body: "And again." });
    await bench.settled();
    const dateSentAfter = new Date(Date.now() - 60_000);
    expect(await sdk.messages.list({ to: person, pageSize: 1, dateSentAfter })).toHaveLength(2);
    expect((await sdk.messages(sid).update({ body: "" })).body).toBe("");
    expect(await sdk.messages(sid).remove()).toBe(true);
  });

  it("for messages of every kind and their files", async () => {
    const inbound = { from: `whatsapp:${person}`, to: whatsapp, media: [{ contentType: "audio/ogg" }], wait: true };
    const { sid } = (await (await bench.post("/emulator/inbound", inbound)).json()) as { sid: string };
    await sdk.messages.create({ to: "+15555530003", from: sms, body: "fails" });
    await sdk.messages.create({ to: person, messagingServiceSid: bench.twilio.options.messagingServiceSid, body: "x" });
    await sdk.messages.create({ to: `whatsapp:${person}`, from: whatsapp, contentSid: `HX${"0".repeat(32)}` });
    await bench.settled();
    const statuses = (await sdk.messages.list()).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(["received", "undelivered", "delivered", "read"]));
    const [file] = await sdk.messages(sid).media.list();
    if (file === undefined) throw new Error("no file");
    expect((await sdk.messages(sid).media(file.sid).fetch()).contentType).toBe("audio/ogg");
    expect(await sdk.messages(sid).media(file.sid).remove()).toBe(true);
  });

  it("for refusals", async () => {
    const missing = `SM${"0".repeat(32)}`;
    await expect(sdk.messages(missing).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(sdk.messages.create({ to: person, from: sms })).rejects.toMatchObject({ status: 400, code: 21602 });
    await bench.post("/emulator/faults", { sendFails: { code: 20429, times: 1 } });
    const sending = sdk.messages.create({ to: person, from: sms, body: "x" });
    await expect(sending).rejects.toMatchObject({ status: 429, code: 20429 });
    const stranger = sdkOf({ ...bench.twilio, url: prism.url }, bench.twilio.options.apiKey, "wrong");
    await expect(stranger.messages.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  it("and Prism would say so if it did not", async () => {
    const authorization = `Basic ${btoa(`${bench.twilio.options.apiKey}:${bench.twilio.options.apiSecret}`)}`;
    const list = `/2010-04-01/Accounts/${bench.twilio.options.accountSid}/Messages.json`;
    const asked = await fetch(`${prism.url}${list}?PageSize=5000`, { headers: { authorization } });
    expect(asked.status).toBe(422);
    const wrong = await startListener();
    wrong.answer = () => ({ status: 200, type: "application/json", body: '{"messages":[{"sid":"SM1"}]}' });
    const other = await startPrism(wrong.url);
    const answered = await fetch(`${other.url}${list}`, { headers: { authorization } });
    expect([answered.status, await answered.text()]).toEqual([500, expect.stringContaining("VIOLATIONS")]);
    await other.close();
    await wrong.close();
  });
});
