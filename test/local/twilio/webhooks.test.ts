import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { formOf, isSignedByTwilio } from "../../../functions/middleware/twilio-signature.ts";
import { type Bench, type Call, sms, startBench, whatsapp } from "./emulator.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.stop());

const person = "+15555550142";
const official = JSON.parse(
  readFileSync(new URL("../../twilio/twilio-inbound-payloads.json", import.meta.url), "utf8"),
) as { payloads: { statusCallback: Record<string, string>; [shape: string]: Record<string, string> } };

const isSigned = (call: Call | undefined, address = bench.listener.url + (call?.path ?? "")): boolean =>
  isSignedByTwilio({
    authTokens: [bench.twilio.options.authToken],
    signature: call?.headers["x-twilio-signature"]?.toString(),
    url: address,
    params: formOf({ body: call?.raw ?? "" }) ?? {},
  });
const send = (message: object) => bench.post("/emulator/inbound", { from: person, to: sms, wait: true, ...message });
const debuggerCodes = async () =>
  ((await bench.get("/emulator/debugger")) as { entries: { code: number }[] }).entries.map(({ code }) => code);

const image = { contentType: "image/jpeg" };
const onWhatsapp = { from: `whatsapp:${person}`, to: whatsapp, profileName: "Somebody Invented" };
const place = { latitude: 25.018766403198, longitude: -77.395950317383, label: "Home", address: "1 Example St" };
const ways: Record<string, object> = {
  sms: { body: "hello" },
  smsViaMessagingService: { shape: "smsViaMessagingService", body: "STOP" },
  mms2images: { media: [image, { contentType: "image/png" }] },
  whatsappText: { ...onWhatsapp, body: "Добрий день 😀" },
  whatsappVoiceNote: { ...onWhatsapp, media: [{ contentType: "audio/ogg" }] },
  whatsappLocation: { ...onWhatsapp, ...place },
  whatsappButtonReply: { ...onWhatsapp, body: "Yes", buttonText: "Yes", buttonPayload: "consent_yes" },
  whatsappReply: { ...onWhatsapp, body: "Nice", repliedTo: "MM00000000000000000000000000000009" },
  whatsappSharedContact: { ...onWhatsapp, media: [{ contentType: "text/vcard" }] },
};

describe("a message from a phone", () => {
  test.each(Object.entries(ways))("reaches us as %s with the fields that Twilio sends", async (shape, message) => {
    await send(message);
    const [call] = bench.listener.calls;
    const expected = official.payloads[shape] ?? {};
    expect([...(call?.form.keys() ?? [])].sort()).toEqual(Object.keys(expected).sort());
    const changing = /Sid$|^MediaUrl|^From$|^To$|^WaId$|^ProfileName$|^Body$|^ChannelMetadata$|Sender$|^FromCountry$/;
    for (const [name, value] of Object.entries(expected)) {
      if (!changing.test(name)) expect([name, call?.form.get(name)]).toEqual([name, value]);
    }
    const metadata = call?.form.get("ChannelMetadata");
    const keys = (json: string) => Object.keys(JSON.parse(json).data.context).sort();
    if (metadata) expect(keys(metadata)).toEqual(keys(expected.ChannelMetadata ?? ""));
    expect(isSigned(call)).toBe(true);
    expect(call?.headers["content-type"]).toContain("application/x-www-form-urlencoded");
  });

  it("is signed with the fragment of our address or without it, and never with another token", async () => {
    for (const signFragment of [true, false]) {
      await bench.post("/emulator/faults", { signFragment });
      await send({ body: "hello" });
      expect(isSigned(bench.listener.calls.at(-1))).toBe(true);
    }
    const [first, second] = bench.listener.calls.map(({ headers }) => headers["x-twilio-signature"]);
    expect(first).not.toBe(second);
    await bench.post("/emulator/faults", { signWith: "a forger's token" });
    await send({ body: "hello" });
    expect(isSigned(bench.listener.calls.at(-1))).toBe(false);
  });

  it("may come from a person whose number WhatsApp hides", async () => {
    const from = "whatsapp:GR.13491208655302741918";
    await send({ ...onWhatsapp, from, body: "hello" });
    const form = bench.listener.calls[0]?.form;
    expect([form?.get("From"), form?.get("ExternalUserId"), form?.get("WaId")]).toEqual([from, from, null]);
    const sent = await bench.sdk.messages.create({ to: from, from: whatsapp, body: "hello" });
    await bench.settled();
    expect((await bench.sdk.messages(sent.sid).fetch()).status).toBe("read");
  });

  it("may carry fields nobody knows, broken bytes, or lack what it should have, and is signed all the same", async () => {
    await bench.post("/emulator/faults", { futureFields: true });
    await send({ rawBody: "%ED%A0%80%00%zz", fields: { MessageSid: null, Extra: "1" } });
    const [call] = bench.listener.calls;
    expect(call?.raw).toContain("Body=%ED%A0%80%00%zz");
    expect(call?.form.has("MessageSid")).toBe(false);
    expect(call?.form.get("SenderContactCard")).toBeTruthy();
    expect(isSigned(call)).toBe(true);
  });

  it("is in Twilio's list whatever becomes of our webhook", async () => {
    await bench.post("/emulator/faults", { webhookOff: true });
    await send({ body: "during the outage" });
    expect(bench.listener.calls).toHaveLength(0);
    const [message] = await bench.sdk.messages.list({ to: sms });
    expect(message).toMatchObject({ body: "during the outage", status: "received", direction: "inbound" });
    expect(await bench.summary()).toMatchObject({ held: 1, inbound: { accepted: 1, acknowledged: 0 } });
    expect(await debuggerCodes()).toEqual([11200]);
  });
});

describe("a webhook that fails", () => {
  test.each([
    ["503", () => ({ status: 503 })],
    ["404", () => ({ status: 404 })],
    ["a cut connection", () => "cut" as const],
  ])(
    "with %s is tried six times in all, with one idempotency token, then written to the error log",
    async (_, answer) => {
      bench.listener.answer = answer;
      await send({ body: "hello" });
      const tokens = bench.listener.calls.map(({ headers }) => headers["i-twilio-idempotency-token"]);
      expect([tokens.length, new Set(tokens).size]).toEqual([6, 1]);
      expect((await bench.summary()).webhooks).toMatchObject({
        posted: 6,
        retried: 5,
        gaveUp: 1,
        inFlight: 0,
        waiting: 0,
      });
      expect(await debuggerCodes()).toEqual([11200]);
    },
  );

  it("is not tried again once it was answered well", async () => {
    bench.listener.answer = (_, index) => ({ status: index < 2 ? 500 : 200 });
    await send({ body: "hello" });
    expect(await bench.summary()).toMatchObject({
      webhooks: { posted: 3, answers: { "500": 2, "200": 1 } },
      inbound: { acknowledged: 1 },
    });
  });

  it("is tried as often as its fragment says: not at all for a 500 without one", async () => {
    await bench.post("/emulator/webhook", { url: `${bench.listener.url}/plain` });
    bench.listener.answer = () => ({ status: 500 });
    await send({ body: "hello" });
    expect(bench.listener.calls).toHaveLength(1);
  });

  it("goes to the fallback address, signed for it, and says why", async () => {
    await bench.post("/emulator/webhook", { fallbackUrl: `${bench.listener.url}/fallback` });
    bench.listener.answer = ({ path }) => ({ status: path === "/fallback" ? 200 : 500 });
    await send({ body: "hello" });
    const call = bench.listener.calls.at(-1);
    expect([call?.path, call?.form.get("ErrorCode"), isSigned(call)]).toEqual(["/fallback", "11200", true]);
    expect(await bench.summary()).toMatchObject({
      webhooks: { fallbacks: 1, gaveUp: 0 },
      inbound: { acknowledged: 1 },
    });
  });

  it("never leaves this computer", async () => {
    const answer = await bench.post("/emulator/webhook", { url: "https://elsewhere.example/twilio/messages" });
    expect(answer.status).toBe(400);
  });
});

describe("a network that misbehaves", () => {
  it("delivers each webhook three times, late and out of order", async () => {
    await bench.post("/emulator/faults", { deliverTimes: 3, shuffle: 60 });
    await Promise.all(Array.from({ length: 10 }, (_, n) => send({ body: String(n) })));
    const bodies = bench.listener.calls.map(({ form }) => form.get("Body"));
    const sids = new Set(bench.listener.calls.map(({ form }) => form.get("MessageSid")));
    expect([bodies.length, sids.size]).toEqual([30, 10]);
    expect(bodies).not.toEqual([...bodies].sort());
    expect((await bench.summary()).webhooks.duplicates).toBe(20);
  });

  it("opens no more connections at a time than it is told", async () => {
    await bench.post("/emulator/faults", { maxInFlight: 2 });
    let open = 0;
    let most = 0;
    bench.listener.answer = () => {
      open += 1;
      most = Math.max(most, open);
      queueMicrotask(() => {
        open -= 1;
      });
      return { status: 200 };
    };
    await Promise.all(Array.from({ length: 8 }, () => send({ body: "hello" })));
    expect(bench.listener.calls).toHaveLength(8);
    expect(most).toBeLessThanOrEqual(2);
  });
});

describe("what we answer to a webhook", () => {
  test.each([
    ["text/xml", "<?xml version='1.0'?><Response><Message>Thank <b>you</b> &amp; good night</Message></Response>"],
    ["text/plain", "Thank you & good night"],
  ])("is sent to the phone when it is a message, and noted as unexpected (%s)", async (type, body) => {
    bench.listener.answer = () => ({ status: 200, type, body });
    await send({ body: "hello" });
    await bench.settled();
    const [reply] = await bench.sdk.messages.list({ to: person });
    expect(reply).toMatchObject({ body: "Thank you & good night", direction: "outbound-reply", status: "delivered" });
    expect(await debuggerCodes()).toEqual([14101]);
  });

  test.each([
    ["text/xml", "<Response/>", []],
    ["text/xml", "<Response></Response>", []],
    ["text/plain", "", []],
    ["text/xml", "<html>oops</html>", [12100]],
  ])("sends nothing when it is none (%s %s)", async (type, body, codes) => {
    bench.listener.answer = () => ({ status: 200, type, body });
    await send({ body: "hello" });
    await bench.settled();
    expect(await bench.sdk.messages.list({ to: person })).toEqual([]);
    expect(await debuggerCodes()).toEqual(codes);
  });
});

describe("a message to a phone", () => {
  const statusCallback = () => `${bench.listener.url}/twilio/status/r1`;
  const statuses = () => bench.listener.calls.map(({ form }) => form.get("MessageStatus"));

  it("by SMS tells us when it is sent and delivered, in order and signed", async () => {
    await bench.sdk.messages.create({ to: person, from: sms, body: "hi", statusCallback: statusCallback() });
    await bench.settled();
    expect(statuses()).toEqual(["sent", "delivered"]);
    expect(bench.listener.calls.every((call) => isSigned(call))).toBe(true);
    expect(bench.listener.calls.at(-1)?.form.get("RawDlrDoneDate")).toMatch(/^\d{10}$/);
  });

  it("by WhatsApp also when it is read, with the fields that Twilio sends", async () => {
    await send({ ...onWhatsapp, body: "hello" });
    bench.listener.calls.length = 0;
    const to = onWhatsapp.from;
    await bench.sdk.messages.create({ to, from: whatsapp, body: "hi", statusCallback: statusCallback() });
    await bench.settled();
    expect(statuses()).toEqual(["sent", "delivered", "read"]);
    const form = bench.listener.calls[1]?.form;
    expect([...(form?.keys() ?? [])].sort()).toEqual(Object.keys(official.payloads.statusCallback).sort());
    expect(form?.get("ChannelToAddress")).toBe("+1555555XXXX");
  });

  it("by WhatsApp fails with 63016 when the person has not written for 24 hours, unless it is a template", async () => {
    const to = onWhatsapp.from;
    const statusOf = async (message: object) => {
      const { sid } = await bench.sdk.messages.create({ to, from: whatsapp, ...message });
      await bench.settled();
      const { status, errorCode } = await bench.sdk.messages(sid).fetch();
      return [status, errorCode];
    };
    expect(await statusOf({ body: "hi" })).toEqual(["undelivered", 63016]);
    await send({ ...onWhatsapp, body: "hello" });
    expect(await statusOf({ body: "hi" })).toEqual(["read", null]);
    await bench.post("/emulator/clock", { advanceMs: 24 * 60 * 60 * 1000 + 1000 });
    expect(await statusOf({ body: "hi" })).toEqual(["undelivered", 63016]);
    expect(await statusOf({ contentSid: `HX${"0".repeat(32)}` })).toEqual(["read", null]);
  });

  it("has callbacks that come twice, late and out of order when asked", async () => {
    await bench.post("/emulator/faults", { callbackTimes: 2, callbacksLate: 50, callbacksOutOfOrder: true });
    for (let n = 0; n < 5; n += 1) {
      await bench.sdk.messages.create({ to: person, from: sms, body: "hi", statusCallback: statusCallback() });
    }
    await bench.settled();
    const seen = statuses();
    expect(seen.toSorted()).toEqual([...Array(10).fill("delivered"), ...Array(10).fill("sent")]);
    expect(seen).not.toEqual(seen.toSorted().toReversed());
  });

  it("fails as told: when it is asked for, or on the way", async () => {
    const create = () =>
      bench.sdk.messages.create({ to: person, from: sms, body: "hi", statusCallback: statusCallback() });
    await bench.post("/emulator/faults", { sendFails: { code: 20503, times: 1 } });
    await expect(create()).rejects.toMatchObject({ status: 503, code: 20503 });
    await bench.post("/emulator/faults", { sendFails: { code: 30007, times: 1 } });
    await create();
    await bench.settled();
    expect(statuses()).toEqual(["sent", "undelivered"]);
    expect(bench.listener.calls.at(-1)?.form.get("ErrorCode")).toBe("30007");
    await create();
    expect((await bench.settled()).outbound.byStatus).toEqual({ undelivered: 1, delivered: 1 });
  });

  it("is accepted although the answer is lost, and can be found again", async () => {
    await bench.post("/emulator/faults", { dropAnswer: 1, dropRequest: 0 });
    const create = () => bench.sdk.messages.create({ to: person, from: sms, body: "hi" });
    await expect(create()).rejects.toThrow();
    expect(await bench.sdk.messages.list({ to: person })).toHaveLength(1);
    await bench.post("/emulator/faults", { dropRequest: 1 });
    await expect(create()).rejects.toThrow();
    expect(await bench.sdk.messages.list({ to: person })).toHaveLength(1);
    expect(await bench.settled()).toMatchObject({ droppedAnswers: 1, droppedRequests: 1, outbound: { accepted: 1 } });
  });

  it("is refused with 429 above the rate", async () => {
    await bench.post("/emulator/faults", { ratePerSecond: 2 });
    const create = () => bench.sdk.messages.create({ to: person, from: sms, body: "hi" });
    await create();
    await create();
    await expect(create()).rejects.toMatchObject({ status: 429, code: 20429 });
  });
});

describe("STOP by SMS", () => {
  test.each(["STOP", "stopall", " Unsubscribe ", "CANCEL", "end", "QUIT"])(
    "as '%s' blocks, START opens again",
    async (body) => {
      const create = () => bench.sdk.messages.create({ to: person, from: sms, body: "hi" });
      await send({ body });
      expect(bench.listener.calls[0]?.form.get("Body")).toBe(body);
      await expect(create()).rejects.toMatchObject({ code: 21610 });
      await send({ body: "Start" });
      await expect(create()).resolves.toBeDefined();
      await bench.settled();
      const replies = (await bench.sdk.messages.list({ to: person })).filter(
        ({ direction }) => direction === "outbound-reply",
      );
      expect(replies).toHaveLength(2);
    },
  );

  test.each(["please stop", "STOP hitting us", "stopp"])("inside '%s' does nothing", async (body) => {
    await send({ body });
    await expect(bench.sdk.messages.create({ to: person, from: sms, body: "hi" })).resolves.toBeDefined();
  });

  it("on WhatsApp is ours to obey", async () => {
    await send({ ...onWhatsapp, body: "STOP" });
    await expect(bench.sdk.messages.create({ to: onWhatsapp.from, from: whatsapp, body: "hi" })).resolves.toBeDefined();
  });
});
