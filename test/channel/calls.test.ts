import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reconciledUntilNow } from "../../bin/proof/time-travel.ts";
import { until } from "../../bin/proof/until.ts";
import { texts } from "../../functions/domain/conversation/texts.ts";
import { type RunningCloud, runningCloud } from "./running-cloud.ts";

const officersPhone = "+15550177";
let channel: RunningCloud;
let people = 0;
beforeAll(async () => {
  channel = await runningCloud();
  const call = channel.as("administrator");
  const { items } = (await call("GET", "/people")).body as {
    items: readonly ({ id: string; version: number } & Record<string, unknown>)[];
  };
  for (const { id, version, ...person } of items)
    expect((await call("PUT", `/people/${id}`, { ...person, phone: officersPhone }, `"${version}"`)).status).toBe(200);
});
afterAll(async () => channel.stop());

const somebody = () => `+99959${String(++people).padStart(7, "0")}`;
const officer = () => channel.as("accountability_officer");
const heard = async (number: string) => (await channel.twilio.sentTo(number)).map(({ body }) => body);
const codeIn = (text = "") => /HB[2-9B-Z]{8}/.exec(text)?.[0] ?? "";
const happens = async (what: () => Promise<boolean>) => expect(await until(what, 20_000, 100)).toBe(true);

const write = async (number: string, body: string): Promise<string> => {
  const before = (await heard(number)).length;
  await channel.twilio.write({ from: number, to: channel.sms, body, wait: true });
  await happens(async () => (await heard(number)).length > before);
  return (await heard(number)).at(-1) ?? "";
};
const take = async (code: string) => {
  const { etag } = await officer()("GET", `/feedback/${code}`);
  expect((await officer()("PUT", `/feedback/${code}/assignment`, undefined, etag)).status).toBe(200);
};
const recordOf = async (code: string) => (await officer()("GET", `/feedback/${code}`)).body as Record<string, unknown>;
const callsOf = async (code: string) =>
  ((await officer()("GET", `/feedback/${code}/calls`)).body as { items: readonly { state: string; because: string }[] })
    .items;
const stateOf = async (code: string) => (await callsOf(code)).at(-1)?.state;
const becauseOf = async (code: string) => (await callsOf(code)).at(-1)?.because;
const ringingOn = async (number: string) =>
  (await channel.twilio.calls()).find(({ to, status }) => to === number && status === "ringing");
const mails = async () =>
  ((await (await fetch(`${channel.cloud.mailbox}/mails.json`)).json()) as { mails: readonly { subject: string }[] })
    .mails;

/** The officer asks for a call, takes their own telephone up, and the person's rings. */
const bridged = async (code: string, number: string): Promise<string> => {
  expect((await officer()("POST", `/feedback/${code}/calls`)).status).toBe(201);
  await happens(async () => (await ringingOn(number)) !== undefined);
  return (await ringingOn(number))?.sid ?? "";
};

describe("HUMAN", () => {
  test("asks for a call: the person hears from where, people are told the reference, and the record says so", async () => {
    const person = somebody();
    const said = await write(person, "human please");
    const code = codeIn(said);
    expect(said).toContain(texts.en.humanCall.split("{caller}")[0]);
    expect(said).toContain(channel.sms);
    expect(await recordOf(code)).toMatchObject({ callWishedAt: expect.any(String), assignee: null });
    await happens(async () => (await mails()).some(({ subject }) => subject.includes(code)));
  });

  test("leaves the way to the person open: an officer's answer reaches them", async () => {
    const person = somebody();
    const code = codeIn(await write(person, "HUMAN"));
    await happens(async () => (await channel.twilio.summary()).settled);
    const answered = await officer()("POST", `/feedback/${code}/replies`, { text: "At the blue tent." });
    expect(answered.status).toBe(201);
    await happens(async () => (await heard(person)).includes("At the blue tent."));
    expect(await recordOf(code)).toMatchObject({ callWishedAt: null });
  });

  test("leads to a call in which neither sees the other's number, and nothing is recorded", async () => {
    const person = somebody();
    const code = codeIn(await write(person, "HUMAN"));
    await take(code);
    const sid = await bridged(code, person);
    await happens(async () => (await stateOf(code)) === "ringing");
    expect((await officer()("POST", `/feedback/${code}/calls`)).status).toBe(409);
    expect(await channel.twilio.press(sid, "answer")).toBe(true);
    await happens(async () => (await stateOf(code)) === "answered");
    await happens(async () => channel.twilio.press(sid, "hang up"));
    const halves = (await channel.twilio.calls()).filter(({ to }) => to === person || to === officersPhone);
    expect(halves.map(({ from }) => from)).toEqual(halves.map(() => channel.sms));
    expect(halves.map(({ isRecorded }) => isRecorded)).not.toContain(true);
    expect(await recordOf(code)).toMatchObject({ callWishedAt: null });
    expect(JSON.stringify([await callsOf(code), await recordOf(code)])).not.toContain(person.slice(1));
  });

  test("and the provider's copies of both halves are erased when the call is over", async () => {
    const person = somebody();
    const code = codeIn(await write(person, "HUMAN"));
    await take(code);
    await channel.twilio.press(await bridged(code, person), "decline");
    // The two halves tell their ends in any order; what the person's says is the last word on it.
    await happens(async () => (await becauseOf(code)) === "The person did not answer.");
    expect(await stateOf(code)).toBe("missed");
    const known = async () => (await channel.twilio.calls()).filter(({ to }) => to === person || to === officersPhone);
    await happens(async () => (await known()).every(({ status }) => status === "completed" || status === "busy"));
    await happens(async () => {
      await reconciledUntilNow(channel.cloud);
      await channel.cloud.invoke("erase", {});
      return (await known()).length === 0;
    });
  });
});

describe("HUMAN after something was told in confidence", () => {
  const confided = "a volunteer told my sister to come to his room at night";
  const asked = async (person: string, body: string) => {
    const said = await write(person, body);
    return { code: codeIn(said), said: said.replaceAll(codeIn(said), "CODE") };
  };

  test("reaches those who know of it and nobody else, and says the same on the phone", async () => {
    const [person, other] = [somebody(), somebody()];
    const before = codeIn(await write(person, confided));
    const { code, said } = await asked(person, "HUMAN");
    expect(said).toBe((await asked(other, "HUMAN")).said);
    expect((await officer()("GET", `/feedback/${code}`)).status).toBe(404);
    const { status, body } = await channel.as("integrity_focal_point")("GET", `/feedback/${code}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      callWishedAt: expect.any(String),
      sensitivity: "to_be_clarified",
      links: [{ kind: "related", reference: before }],
    });
  });

  test("is one record however often somebody asks, and never the one that was told before", async () => {
    const person = somebody();
    const before = codeIn(await write(person, confided));
    const { code } = await asked(person, "HUMAN");
    expect(code).not.toBe(before);
    // Twilio answers the English word by itself.
    await write(person, "AYUDA");
    expect((await asked(person, "HUMAN")).code).toBe(code);
    const focal = channel.as("integrity_focal_point");
    expect((await focal("GET", `/feedback/${code}`)).body).toMatchObject({ messages: 3 });
    expect((await focal("GET", `/feedback/${before}`)).body).toMatchObject({ messages: 1, callWishedAt: null });
  });

  test("is kept from whom the report was about", async () => {
    const person = somebody();
    const { items } = (await channel.as("administrator")("GET", "/people")).body as {
      items: readonly { id: string; roles: readonly string[]; name: string }[];
    };
    const focal = items.find(({ roles }) => roles.includes("integrity_focal_point"));
    await write(person, `${focal?.name} asked me for money and told me to come to his room at night`);
    const { code } = await asked(person, "HUMAN");
    expect((await channel.as("integrity_focal_point")("GET", `/feedback/${code}`)).status).toBe(404);
  });
});

describe("a missed call", () => {
  test("is not taken up, asks the same, and is answered once however often it comes", async () => {
    const person = somebody();
    expect((await channel.twilio.callIn(person, channel.sms)).status).toBe("busy");
    await happens(async () => (await heard(person)).length === 1);
    const code = codeIn((await heard(person))[0]);
    expect(await recordOf(code)).toMatchObject({ callWishedAt: expect.any(String), messages: 1 });
    const messages = (await officer()("GET", `/feedback/${code}/messages`)).body as { items: readonly unknown[] };
    expect(messages.items).toMatchObject([{ missedCall: true, text: "" }]);
    expect((await channel.twilio.callIn(person, channel.sms)).status).toBe("busy");
    await happens(async () => (await recordOf(code)).messages === 2);
    expect(await heard(person)).toHaveLength(1);
    await take(code);
    await channel.twilio.press(await bridged(code, person), "answer");
    await happens(async () => (await stateOf(code)) === "answered");
  });

  test("from a withheld number ends and leaves nothing", async () => {
    const before = (await officer()("GET", "/feedback?limit=100")).body as { items: readonly unknown[] };
    expect((await channel.twilio.callIn("+266696687", channel.sms)).status).toBe("busy");
    const after = (await officer()("GET", "/feedback?limit=100")).body as { items: readonly unknown[] };
    expect(after.items).toHaveLength(before.items.length);
  });
});

describe("nobody is called", () => {
  test("by somebody who has not taken the record", async () => {
    const code = codeIn(await write(somebody(), "The soup was cold today"));
    const refused = await officer()("POST", `/feedback/${code}/calls`);
    expect([refused.status, refused.body]).toEqual([409, expect.objectContaining({ code: "not_assigned" })]);
  });

  test("on a sensitive record before a focal point has found that calls are safe", async () => {
    const person = somebody();
    const code = codeIn(await write(person, "a volunteer told my sister to come to his room at night"));
    const focal = channel.as("integrity_focal_point");
    const change = async (method: string, path: string, body: unknown) => {
      const { etag } = await focal("GET", `/feedback/${code}`);
      expect((await focal(method, `/feedback/${code}/${path}`, body, etag)).status).toBe(200);
    };
    const call = async () => (await focal("POST", `/feedback/${code}/calls`)).status;
    await change("PUT", "assignment", undefined);
    expect(await call()).toBe(409);
    await change("PUT", "safe-contact", { safeContact: "text" });
    expect(await call()).toBe(409);
    await change("PUT", "safe-contact", { safeContact: "call" });
    expect(await call()).toBe(201);
    await happens(async () => (await ringingOn(person)) !== undefined);
    await channel.twilio.press((await ringingOn(person))?.sid ?? "", "decline");
  });

  test("who writes from WhatsApp without a number: the officer reads why", async () => {
    const person = "whatsapp:GR.13491208655302741919";
    await channel.twilio.write({ from: person, to: channel.whatsapp, body: "HUMAN", wait: true });
    await happens(async () => (await heard(person)).length === 1);
    const code = codeIn((await heard(person))[0]);
    await take(code);
    expect((await officer()("POST", `/feedback/${code}/calls`)).status).toBe(201);
    await happens(async () => (await stateOf(code)) === "failed");
    expect((await callsOf(code)).at(-1)?.because).toContain("without a number");
  });
});

test("a report on a call that Twilio did not sign is refused", async () => {
  const form = { AccountSid: "AC00000000000000000000000000000000", CallSid: `CA${"0".repeat(32)}` };
  const body = new URLSearchParams({ ...form, CallStatus: "in-progress" });
  const answer = await fetch(`${channel.cloud.url}/twilio/calls/some-call/person`, { method: "POST", body });
  expect(answer.status).toBe(403);
  const voice = new URLSearchParams({ ...form, From: "+999590000099", To: channel.sms });
  expect((await fetch(`${channel.cloud.url}/twilio/voice`, { method: "POST", body: voice })).status).toBe(403);
});
