import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { type Bench, sdkOf, sms, startBench, whatsapp } from "./emulator.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

const person = "+15555550142";
const until = async (sid: string, status: string) => {
  await expect.poll(async () => (await bench.sdk.messages(sid).fetch()).status, { timeout: 8_000 }).toBe(status);
  return bench.sdk.messages(sid).fetch();
};
const failure = async (promise: Promise<unknown>) =>
  promise.then(
    () => ({ status: 0, code: 0 }),
    ({ status, code }: { status: number; code: number }) => ({ status, code }),
  );

describe("Twilio's own SDK finds at the emulator what it finds at Twilio", () => {
  it("sends, and the message is queued, sent and delivered", async () => {
    const sent = await bench.sdk.messages.create({ to: person, from: sms, body: "We have received it. HB7K2MQX4T" });
    expect(sent).toMatchObject({ status: "queued", direction: "outbound-api", errorCode: null, price: null });
    expect(sent.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(sent.dateSent).toBeNull();
    const delivered = await until(sent.sid, "delivered");
    expect(delivered.dateSent).toBeInstanceOf(Date);
    expect(delivered.numSegments).toBe("1");
  });

  it("works with the account's token as with an API key, and with nothing else", async () => {
    const { accountSid, authToken, apiKey } = bench.twilio.options;
    await expect(sdkOf(bench.twilio, accountSid, authToken).messages.list({ limit: 1 })).resolves.toBeDefined();
    for (const [user, password] of [
      [accountSid, "x".repeat(32)],
      [apiKey, authToken],
    ] as const) {
      expect(await failure(sdkOf(bench.twilio, user, password).messages.list())).toEqual({ status: 401, code: 20003 });
    }
  });

  test.each([
    [{}, 21604],
    [{ To: person }, 21603],
    [{ To: person, From: sms }, 21602],
    [{ To: "12345", From: sms, Body: "x" }, 21211],
    [{ To: "whatsapp:nobody", From: whatsapp, Body: "x" }, 21211],
    [{ To: "+15005550001", From: sms, Body: "x" }, 21211],
    [{ To: "+15005550003", From: sms, Body: "x" }, 21408],
    [{ To: "+15005550009", From: sms, Body: "x" }, 21614],
    [{ To: person, From: "+15555550999", Body: "x" }, 21606],
    [{ To: `whatsapp:${person}`, From: "whatsapp:+15555550999", Body: "x" }, 63007],
    [{ To: `whatsapp:${person}`, From: sms, Body: "x" }, 21910],
    [{ To: person, From: sms, Body: "x".repeat(1601) }, 21617],
    [{ To: person, From: sms, Body: "x", StatusCallback: "https://elsewhere.example/status" }, 21609],
    [{ To: person, From: sms, ContentSid: "HX1" }, 21655],
    [{ To: person, From: sms, ContentSid: `HX${"0".repeat(32)}`, ContentVariables: "{" }, 21656],
  ])("refuses %o with %i", async (form, code) => {
    const { options, url } = bench.twilio;
    const authorization = `Basic ${btoa(`${options.apiKey}:${options.apiSecret}`)}`;
    const body = new URLSearchParams(form as Record<string, string>);
    const address = `${url}/2010-04-01/Accounts/${options.accountSid}/Messages.json`;
    const answer = await fetch(address, { method: "POST", headers: { authorization }, body });
    expect(answer.ok).toBe(false);
    expect(await answer.json()).toMatchObject({ code, status: answer.status, message: expect.any(String) });
  });

  test.each([
    ["a".repeat(160), "1"],
    ["a".repeat(161), "2"],
    ["é".repeat(160), "1"],
    ["ç".repeat(70), "1"],
    ["ç".repeat(71), "2"],
    ["نعم ".repeat(40), "3"],
  ])("counts segments as the carriers do (%#)", async (body, segments) => {
    expect((await bench.sdk.messages.create({ to: person, from: sms, body })).numSegments).toBe(segments);
  });

  it("redacts only to nothing, deletes for good, and touches neither before a final status", async () => {
    await bench.post("/emulator/faults", { deliveryMs: [1_500, 1_500] });
    const { sid } = await bench.sdk.messages.create({ to: person, from: sms, body: "secret" });
    expect(await failure(bench.sdk.messages(sid).update({ body: "" }))).toEqual({ status: 409, code: 20009 });
    expect(await failure(bench.sdk.messages(sid).remove())).toEqual({ status: 409, code: 20009 });
    await bench.post("/emulator/faults", { deliveryMs: [1, 5] });
    await until(sid, "delivered");
    expect(await failure(bench.sdk.messages(sid).update({ body: "other" }))).toEqual({ status: 400, code: 20001 });
    expect((await bench.sdk.messages(sid).update({ body: "" })).body).toBe("");
    expect(await bench.sdk.messages(sid).remove()).toBe(true);
    expect(await failure(bench.sdk.messages(sid).fetch())).toEqual({ status: 404, code: 20404 });
  });

  it("has a message before we have its answer, where the answer is kept back", async () => {
    await bench.post("/emulator/faults", { holdAnswerMs: 400 });
    let answered = false;
    const sending = bench.sdk.messages.create({ to: person, from: sms, body: "held back" }).finally(() => {
      answered = true;
    });
    const isThere = async () =>
      (await bench.sdk.messages.list({ to: person })).some(({ body }) => body === "held back");
    await expect.poll(isThere, { interval: 20 }).toBe(true);
    expect(answered).toBe(false);
    await bench.post("/emulator/faults", { holdAnswerMs: 0 });
    expect((await sending).body).toBe("held back");
  });

  it("cancels what was not sent yet", async () => {
    await bench.post("/emulator/faults", { deliveryMs: [1_500, 1_500] });
    const { sid } = await bench.sdk.messages.create({ to: person, from: sms, body: "too early" });
    expect((await bench.sdk.messages(sid).update({ status: "canceled" })).status).toBe("canceled");
    await bench.post("/emulator/faults", { deliveryMs: [1, 5] });
    await bench.settled();
    expect((await bench.sdk.messages(sid).fetch()).status).toBe("canceled");
    expect(await failure(bench.sdk.messages(sid).update({ status: "canceled" }))).toEqual({ status: 409, code: 30409 });
  });

  it("sends through a messaging service", async () => {
    const messagingServiceSid = bench.twilio.options.messagingServiceSid;
    const sent = await bench.sdk.messages.create({ to: person, messagingServiceSid, body: "hello" });
    expect(sent).toMatchObject({ status: "accepted", numSegments: "0", messagingServiceSid, from: sms });
  });

  it("fails on the way to a number whose last five digits are an error", async () => {
    const { sid } = await bench.sdk.messages.create({ to: "+15555530003", from: sms, body: "hello" });
    expect(await until(sid, "undelivered")).toMatchObject({ errorCode: 30003 });
  });
});

describe("a list of messages", () => {
  const writer = "+15555550161";

  it("is newest first, by either end, and pages without losing or repeating one", async () => {
    for (let n = 0; n < 7; n += 1) {
      await bench.post("/emulator/inbound", { from: writer, to: sms, body: `message ${n}`, wait: true });
    }
    const all = await bench.sdk.messages.list({ from: writer, pageSize: 3 });
    expect(all.map(({ body }) => body)).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `message ${n}`));
    expect(await bench.sdk.messages.list({ to: writer })).toEqual([]);
    const first = await bench.sdk.messages.page({ from: writer, pageSize: 3 });
    await bench.post("/emulator/inbound", { from: writer, to: sms, body: "meanwhile", wait: true });
    const second = await first.nextPage();
    expect(second?.instances.map(({ body }) => body)).toEqual(["message 3", "message 2", "message 1"]);
    const third = await second?.nextPage();
    expect(third?.instances.map(({ body }) => body)).toEqual(["message 0"]);
    expect(third?.nextPageUrl).toBeUndefined();
  });

  it("is filtered by the moment of sending, day or second", async () => {
    const early = "+15555550162";
    await bench.post("/emulator/clock", { to: "2026-03-01T10:00:00Z" });
    await bench.post("/emulator/inbound", { from: early, to: sms, body: "first" });
    await bench.post("/emulator/clock", { to: "2026-03-02T10:00:00Z" });
    await bench.post("/emulator/inbound", { from: early, to: sms, body: "second" });
    const found = async (filter: object) =>
      (await bench.sdk.messages.list({ from: early, ...filter })).map(({ body }) => body);
    expect(await found({ dateSent: new Date("2026-03-01T00:00:00Z") })).toEqual(["first"]);
    expect(await found({ dateSentAfter: new Date("2026-03-02T09:59:59Z") })).toEqual(["second"]);
    expect(await found({ dateSentBefore: new Date("2026-03-02T00:00:00Z") })).toEqual(["first"]);
    const both = { dateSentAfter: new Date("2026-03-01T00:00:00Z"), dateSentBefore: new Date("2026-03-03T00:00:00Z") };
    expect(await found(both)).toEqual(["second", "first"]);
    await bench.post("/emulator/clock", { to: new Date().toISOString() });
  });
});

describe("the files of a message", () => {
  it("are listed, fetched and deleted", async () => {
    const base64 = Buffer.from("a picture").toString("base64");
    const media = [
      { contentType: "image/jpeg", base64 },
      { contentType: "image/png", base64 },
    ];
    const answer = await bench.post("/emulator/inbound", { from: person, to: sms, media, wait: true });
    const { sid } = (await answer.json()) as { sid: string };
    expect(sid).toMatch(/^MM/);
    const files = await bench.sdk.messages(sid).media.list();
    expect(files.map(({ contentType }) => contentType)).toEqual(["image/jpeg", "image/png"]);
    const file = files[0];
    if (file === undefined) throw new Error("no file");
    expect(file).toMatchObject({ parentSid: sid, contentType: "image/jpeg" });
    const { options, url } = bench.twilio;
    const authorization = `Basic ${btoa(`${options.apiKey}:${options.apiSecret}`)}`;
    const content = await fetch(url + file.uri.replace(".json", ""), { headers: { authorization } });
    expect([content.headers.get("content-type"), await content.text()]).toEqual(["image/jpeg", "a picture"]);
    expect((await fetch(url + file.uri.replace(".json", ""))).status).toBe(401);
    expect(await bench.sdk.messages(sid).media(file.sid).remove()).toBe(true);
    expect(await failure(bench.sdk.messages(sid).media(file.sid).fetch())).toEqual({ status: 404, code: 20404 });
    expect((await bench.sdk.messages(sid).fetch()).numMedia).toBe("1");
  });
});
