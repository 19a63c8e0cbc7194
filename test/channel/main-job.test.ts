import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allRecords } from "../../bin/proof/all-records.ts";
import { itemsOf } from "../../bin/proof/items-of.ts";
import { until } from "../../bin/proof/until.ts";
import { type RunningCloud, runningCloud } from "./running-cloud.ts";

let channel: RunningCloud;
beforeAll(async () => {
  channel = await runningCloud();
});
afterAll(async () => channel.stop());

type Answered = { readonly code: string; readonly text: string };

/** Writes as a person of its own and waits for the acknowledgement on the phone. */
const write = async (from: string, body: string, more: Record<string, unknown> = {}): Promise<Answered> => {
  const { twilio, sms, whatsapp } = channel;
  const before = await answersTo(from);
  const to = from.startsWith("whatsapp:") ? whatsapp : sms;
  await twilio.write({ from, to, body, wait: true, ...more });
  await until(async () => (await answersTo(from)).length > before.length, 20_000, 100);
  const text = (await answersTo(from)).at(-1)?.body ?? "";
  return { code: /HB[2-9B-Z]{8}/.exec(text)?.[0] ?? "", text };
};

const answersTo = async (number: string) => (await channel.twilio.outbound()).filter(({ to }) => to === number);
const recordsOfAll = async () => allRecords(channel.cloud);

describe("a message", () => {
  test("becomes a record without its writer's number or name, and is acknowledged with the code of that record", async () => {
    const { code } = await write("+999500000001", "Hello, my name is Zorvan Meltik, when does the clinic open?");
    const call = channel.as("accountability_officer");
    expect((await call("GET", `/feedback/${code}`)).body).toMatchObject({ reference: code, lifecycle: "open" });
    const { body } = await call("GET", `/feedback/${code}/messages`);
    const shown = JSON.stringify(body);
    expect(shown).toContain("[PERSON_1]");
    expect(shown).not.toMatch(/Zorvan|Meltik|999500000001/i);
  });

  test("becomes one record and one acknowledgement, however often Twilio delivers it", async () => {
    await channel.twilio.faults({ deliverTimes: 3 });
    const from = "+999500000002";
    await write(from, "The shower block has no light at night");
    await channel.twilio.faults({ reset: true });
    await until(async () => (await channel.twilio.summary()).settled, 10_000, 100);
    expect(await answersTo(from)).toHaveLength(1);
  });

  test("of the same person joins the open record, and is not acknowledged again within the hour", async () => {
    const from = "whatsapp:+999500000003";
    const { code } = await write(from, "The soup was cold today");
    await channel.twilio.write({ from, to: channel.whatsapp, body: "And yesterday too", wait: true });
    const call = channel.as("accountability_officer");
    const joined = () =>
      call("GET", `/feedback/${code}`).then(({ body }) => (body as { messages: number }).messages === 2);
    expect(await until(joined, 15_000, 200)).toBe(true);
    expect(await answersTo(from)).toHaveLength(1);
  });

  test("whose writer wants no answer gets none, not even the acknowledgement", async () => {
    const before = (await recordsOfAll()).size;
    const from = "+999500000004";
    await channel.twilio.write({
      from,
      to: channel.sms,
      body: "please do not reply to this message, he reads my phone. the lock of the washroom is broken",
      wait: true,
    });
    expect(await until(async () => (await recordsOfAll()).size > before, 15_000, 200)).toBe(true);
    expect(await answersTo(from)).toHaveLength(0);
  });

  test("with a picture or a position goes to a person, unseen by everybody else", async () => {
    const { code } = await write("whatsapp:+999500000005", "", {
      shape: "whatsappLocation",
      latitude: "35.1234567",
      longitude: "12.7654321",
      label: "Zorvanhouse",
    });
    expect((await channel.as("accountability_officer")("GET", `/feedback/${code}`)).status).toBe(404);
    const { body } = await channel.as("protection_focal_point")("GET", `/feedback/${code}`);
    expect(body).toMatchObject({ sensitivity: "to_be_clarified", attachments: 1 });
  });
});

describe("what is sensitive", () => {
  const report = "a volunteer told my sister to come to his room at night if she wants to be on the food list";

  test("exists for the focal point of its track alone, and mails tell nothing of it but its code", async () => {
    const { code } = await write("+999500000006", report);
    for (const role of [
      "accountability_officer",
      "supervisor",
      "protection_focal_point",
      "auditor",
      "administrator",
    ] as const) {
      const answers = await Promise.all(
        ["", "/messages", "/replies"].map((rest) => channel.as(role)("GET", `/feedback/${code}${rest}`)),
      );
      for (const { status } of answers) expect([403, 404]).toContain(status);
    }
    const focal = channel.as("integrity_focal_point");
    expect((await focal("GET", `/feedback/${code}`)).body).toMatchObject({ tracks: ["complaint"] });
    expect((await focal("GET", `/feedback/${code}/messages`)).body).toMatchObject({ items: [{ text: null }] });
    expect((await focal("POST", `/feedback/${code}/disclosure`)).body).toMatchObject({ items: [{ text: report }] });
    const mailed = async () => JSON.stringify(await (await fetch(`${channel.cloud.mailbox}/mails.json`)).json());
    expect(await until(async () => (await mailed()).includes(code), 15_000, 200)).toBe(true);
    expect(await mailed()).not.toMatch(/volunteer|room|sea|complaint|sister/i);
  });

  test("is answered 404 like what does not exist, to the letter", async () => {
    const { code } = await write("+999500000007", report);
    const officer = channel.as("accountability_officer");
    const hidden = await officer("GET", `/feedback/${code}`);
    const absent = await officer("GET", "/feedback/HB22222222");
    expect(hidden.status).toBe(404);
    expect(hidden).toEqual(absent);
    expect((await officer("POST", `/feedback/${code}/disclosure`)).status).toBe(404);
  });
});

describe("an officer", () => {
  test("takes, answers and closes a record, and the answer arrives on the phone", async () => {
    const from = "+999500000008";
    const { code } = await write(from, "Where can I get a blanket for my baby?");
    const call = channel.as("accountability_officer");
    const { etag } = await call("GET", `/feedback/${code}`);
    expect((await call("PUT", `/feedback/${code}/assignment`)).status).toBe(428);
    const taken = await call("PUT", `/feedback/${code}/assignment`, undefined, etag);
    expect(taken.body).toMatchObject({ lifecycle: "in_progress" });
    expect((await call("POST", `/feedback/${code}/close`, undefined, etag)).status).toBe(412);
    const reply = { text: "Blankets are given out every morning at the blue tent." };
    expect((await call("POST", `/feedback/${code}/replies`, reply)).status).toBe(201);
    const arrived = async () => (await answersTo(from)).some(({ body }) => body === reply.text);
    expect(await until(arrived, 15_000, 200)).toBe(true);
    const now = await call("GET", `/feedback/${code}`);
    expect((await call("POST", `/feedback/${code}/close`, undefined, now.etag)).body).toMatchObject({
      lifecycle: "closed",
    });
    const delivered = async () =>
      JSON.stringify((await call("GET", `/feedback/${code}/replies`)).body).includes('"delivered"');
    expect(await until(delivered, 15_000, 200)).toBe(true);
  });

  test("cannot put an identifier into an answer", async () => {
    const { code } = await write("+999500000009", "Is there a football field?");
    const { status, body } = await channel.as("accountability_officer")("POST", `/feedback/${code}/replies`, {
      text: "Write to zorvan.meltik@example.org",
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: "identifiers_inside", fields: ["EMAIL"] });
  });
});

describe("nothing gets in", () => {
  const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${channel.cloud.url}/twilio/messages`, { method: "POST", body: new URLSearchParams(form), headers });

  test("unsigned or wrongly signed", async () => {
    const before = (await recordsOfAll()).size;
    const form = { MessageSid: `SM${"0".repeat(32)}`, From: "+999500000010", To: channel.sms, Body: "hello" };
    expect((await post(form)).status).toBe(403);
    expect((await post(form, { "x-twilio-signature": "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" })).status).toBe(403);
    expect((await recordsOfAll()).size).toBe(before);
  });

  test("without a token, with one that is not ours, or by a role that may not", async () => {
    const get = (token?: string) =>
      fetch(`${channel.cloud.url}/feedback`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
    expect((await get()).status).toBe(401);
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"x","cognito:groups":["supervisor"]}')}.`;
    expect((await get(unsigned)).status).toBe(401);
    const refusals = readFileSync(join(channel.cloud.dataDir, "logs", "access.log"), "utf8");
    expect(refusals.match(/"route":"GET \/feedback","status":401/g)).toHaveLength(2);
    expect(refusals).not.toContain(unsigned.slice(0, 20));
    const entry = async () =>
      (await itemsOf(channel.cloud, "audit")).find(
        ({ action, route }) => action?.S === "refuse_token" && route?.S === "GET /feedback",
      );
    expect(await until(async () => (await entry()) !== undefined, 20_000, 200)).toBe(true);
    expect(JSON.stringify(await itemsOf(channel.cloud, "audit"))).not.toContain(unsigned.slice(0, 20));
    expect((await channel.as("administrator")("GET", "/feedback")).status).toBe(403);
    expect((await channel.as("accountability_officer")("PUT", "/duty", { watches: [] })).status).toBe(403);
  });
});

describe("odd messages are never lost and never a server error", () => {
  test.each<[string, Record<string, unknown>]>([
    ["1,600 Ethiopic characters", { body: "ሰላም ".repeat(400) }],
    ["half a surrogate pair", { rawBody: "hello%ED%A0%80world" }],
    ["a NUL byte", { rawBody: "water%00broken" }],
    ["nothing at all", { body: "" }],
    ["a business-scoped sender", { from: "whatsapp:GR.13491208655302741918", body: "the bus is late" }],
    ["ten media", { body: "", media: Array.from({ length: 10 }, () => ({ contentType: "image/jpeg" })) }],
    ["no message id", { body: "the gate is closed", fields: { MessageSid: null, SmsMessageSid: null, SmsSid: null } }],
    ["a field of tomorrow", { body: "the tap drips", fields: { FutureField: "x".repeat(4_000) } }],
  ])("%s", async (_, odd) => {
    const before = (await recordsOfAll()).size;
    const from = `+9995001${String(Math.abs(JSON.stringify(odd).length)).padStart(5, "0")}`;
    const isWhatsApp = String(odd.from ?? "").startsWith("whatsapp:");
    const { answers } = await channel.twilio.write({
      from,
      to: isWhatsApp ? channel.whatsapp : channel.sms,
      body: "",
      wait: true,
      ...odd,
    });
    expect(answers.at(-1)).toBe(200);
    expect(await until(async () => (await recordsOfAll()).size === before + 1, 15_000, 200)).toBe(true);
  });

  test.each([
    ["another account", { AccountSid: `AC${"1".repeat(32)}` }],
    ["a number that is not ours", { To: "+15550999" }],
  ])("but one for %s is refused, signed or not", async (_, fields) => {
    const before = (await recordsOfAll()).size;
    await channel.twilio.faults({ retryBaseMs: 10 });
    const { answers } = await channel.twilio.write({
      from: "+999500200001",
      to: channel.sms,
      body: "hello",
      wait: true,
      fields,
    });
    expect(answers.every((status) => status === 403)).toBe(true);
    expect((await recordsOfAll()).size).toBe(before);
  });
});
