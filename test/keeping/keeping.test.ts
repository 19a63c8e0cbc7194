import { type AttributeValue, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allRecords } from "../../bin/proof/all-records.ts";
import { itemsOf } from "../../bin/proof/items-of.ts";
import { daysAgo, reconciledUntilNow } from "../../bin/proof/time-travel.ts";
import { until } from "../../bin/proof/until.ts";
import { type RunningCloud, runningCloud } from "../channel/running-cloud.ts";

let channel: RunningCloud;
beforeAll(async () => {
  channel = await runningCloud();
});
afterAll(async () => channel.stop());

const answersTo = async (number: string) => (await channel.twilio.outbound()).filter(({ to }) => to === number);
const vaultKeys = async () => (await itemsOf(channel.cloud, "vault")).map(({ pk, sk }) => `${pk?.S} ${sk?.S}`);
const addresses = async () => (await vaultKeys()).filter((key) => key.includes(" ADDRESS#")).length;
const soon = async (holds: () => Promise<boolean>) => expect(await until(holds, 20_000, 200)).toBe(true);

/** Writes, and waits for the next answer on that phone; gives its text and our code in it. */
const write = async (from: string, body: string) => {
  const before = (await answersTo(from)).length;
  const sid = await send(from, body);
  await soon(async () => (await answersTo(from)).length > before);
  const text = (await answersTo(from)).at(-1)?.body ?? "";
  return { sid, text, code: /HB[2-9B-Z]{8}/.exec(text)?.[0] ?? "" };
};
const send = async (from: string, body: string, more: Record<string, unknown> = {}) => {
  const to = from.startsWith("whatsapp:") ? channel.whatsapp : channel.sms;
  return (await channel.twilio.write({ from, to, body, wait: true, ...more })).sid;
};
const shown = async (code: string, role: Parameters<RunningCloud["as"]>[0] = "accountability_officer") =>
  channel.as(role)("GET", `/feedback/${code}`);
const closed = async (code: string) => {
  const call = channel.as("accountability_officer");
  const { etag } = await shown(code);
  expect((await call("POST", `/feedback/${code}/close`, undefined, etag)).status).toBe(200);
};
const wordsOf = async (code: string) =>
  (await itemsOf(channel.cloud, "records")).filter(
    ({ pk, sk }) => pk?.S === `RECORD#${code}` && sk?.S?.startsWith("MESSAGE#"),
  ).length;

/** Whether the writer of a record can be reached by SMS. */
const isReachable = async (code: string) => {
  const records = await itemsOf(channel.cloud, "records");
  const record = records.find(({ pk, sk }) => pk?.S === `RECORD#${code}` && sk?.S === "RECORD");
  return (await vaultKeys()).includes(`CONTACT#${record?.contact?.S} ADDRESS#sms`);
};

const changeItem = async (table: "records" | "vault", pk: string, sk: string, name: string, value: AttributeValue) => {
  await channel.cloud.clients.database.send(
    new UpdateItemCommand({
      TableName: channel.cloud.tables.find(({ id }) => id.toLowerCase().startsWith(table))?.name,
      Key: { pk: { S: pk }, sk: { S: sk } },
      UpdateExpression: "SET #name = :value",
      ExpressionAttributeNames: { "#name": name },
      ExpressionAttributeValues: { ":value": value },
    }),
  );
};

const report = "a volunteer told my sister to come to his room at night if she wants to be on the food list";

describe("STOP", () => {
  test("destroys the address at once, is confirmed once, and leaves the record to be worked on", async () => {
    const from = "+999530000001";
    const { code } = await write(from, "The roof of the kitchen leaks");
    const [records, kept] = [(await allRecords(channel.cloud)).size, await addresses()];
    await send(from, " stop. ");
    await soon(async () => (await addresses()) === kept - 1);
    await send(from, "It leaks more today");
    await soon(async () => ((await shown(code)).body as { messages: number }).messages === 2);
    expect((await allRecords(channel.cloud)).size).toBe(records);
    expect((await shown(code)).body).toMatchObject({ lifecycle: "open" });
    const call = channel.as("accountability_officer");
    await call("POST", `/feedback/${code}/replies`, { text: "It will be mended." });
    const states = async () => JSON.stringify((await call("GET", `/feedback/${code}/replies`)).body);
    await soon(async () => (await states()).includes("no longer kept"));
    // The acknowledgement, and that no more will come.
    expect(await answersTo(from)).toHaveLength(2);
    expect(await addresses()).toBe(kept - 1);
  });

  test("known to the provider alone is mirrored when it refuses to send", async () => {
    const { code } = await write("+999530000002", "When does the school begin?");
    const kept = await addresses();
    await channel.twilio.faults({ sendFails: { code: 21610, times: 1 } });
    const answer = { text: "At the blue tent." };
    expect((await channel.as("accountability_officer")("POST", `/feedback/${code}/replies`, answer)).status).toBe(201);
    await soon(async () => (await addresses()) === kept - 1);
  });
});

describe("DELETE", () => {
  test("asks once, then erases on both channels of the number, here and at the provider, and nothing comes back", async () => {
    const [sms, whatsapp] = ["+999530000003", "whatsapp:+999530000003"];
    const one = await write(sms, "The quellwort soup is cold");
    const other = await write(whatsapp, "The quellwort bread is old");
    const question = await write(sms, `delete ${one.code.slice(0, 4)}-${one.code.slice(4)}`);
    expect(question.text).toContain("DELETE");
    expect(await wordsOf(one.code)).toBe(1);
    await send(sms, `DELETE ${one.code}`);
    await soon(async () => (await wordsOf(one.code)) + (await wordsOf(other.code)) === 0);
    for (const { code } of [one, other])
      expect((await shown(code)).body).toMatchObject({
        lifecycle: "closed",
        keeping: { gone: expect.arrayContaining(["text"]) },
      });
    await until(async () => (await channel.twilio.summary()).settled, 10_000);
    await reconciledUntilNow(channel.cloud);
    await channel.cloud.invoke("erase", {});
    await channel.cloud.invoke("erase", {});
    expect(await answersTo(sms)).toEqual([]);
    const before = (await allRecords(channel.cloud)).size;
    const again = { MessageSid: one.sid, SmsMessageSid: one.sid, SmsSid: one.sid };
    await send(sms, "The quellwort soup is cold", { fields: again });
    await channel.cloud.invoke("reconcile", {});
    expect((await allRecords(channel.cloud)).size).toBe(before);
    const items = JSON.stringify([await itemsOf(channel.cloud, "records"), await itemsOf(channel.cloud, "vault")]);
    expect(items).not.toContain("quellwort");
    expect(items).not.toContain(one.sid);
    const tombstones = (await itemsOf(channel.cloud, "records")).filter(({ state }) => state?.S === "deleted");
    expect(tombstones.length).toBeGreaterThanOrEqual(3);
    for (const { outboxShard, outboxAt, ...bare } of tombstones)
      expect(Object.keys(bare).sort()).toEqual(["expiresAt", "pk", "sk", "state"]);
  });

  test("of what is sensitive waits for seven days, and a focal point can object with a reason", async () => {
    const from = "+999530000004";
    const { code } = await write(from, report);
    const kept = await addresses();
    await write(from, `DELETE ${code}`);
    await send(from, `DELETE ${code}`);
    await soon(async () => (await addresses()) === kept - 1);
    const focal = channel.as("integrity_focal_point");
    const { body, etag } = await shown(code, "integrity_focal_point");
    const { nextAt } = (body as { keeping: { nextAt: string } }).keeping;
    expect((Date.parse(nextAt) - Date.now()) / 86_400_000).toBeCloseTo(7, 1);
    expect(await wordsOf(code)).toBe(1);
    const path = `/feedback/${code}/erasure-objection`;
    const officer = channel.as("accountability_officer");
    expect((await officer("PUT", path, { reason: "writer_in_doubt" }, etag)).status).toBe(403);
    const objected = await focal("PUT", path, { reason: "writer_in_doubt" }, etag);
    expect(objected.body).toMatchObject({ keeping: { nextAt: null, objection: { reason: "writer_in_doubt" } } });
  });

  test("of what is sensitive happens after that week, but not before somebody has looked at it", async () => {
    const from = "+999530000005";
    const { code } = await write(from, `My name is Zorvan Meltik, ${report}`);
    await write(from, `DELETE ${code}`);
    await send(from, `DELETE ${code}`);
    const asked = async () =>
      (await shown(code, "integrity_focal_point")).body as { keeping: { nextAt: string | null } | null };
    await soon(async () => (await asked()).keeping?.nextAt !== undefined && (await asked()).keeping !== null);
    await daysAgo(channel.cloud, code, 8);
    const identities = async () => (await vaultKeys()).filter((key) => key.startsWith(`RECORD#${code} IDENTITY#`));
    expect(await identities()).toHaveLength(1);
    await channel.cloud.invoke("erase", {});
    expect(await wordsOf(code)).toBe(1);
    expect(await identities()).toHaveLength(1);
    const preview = await channel.as("integrity_focal_point")("GET", `/feedback/${code}/erasure`);
    expect(preview.body).toMatchObject({
      askedAt: expect.any(String),
      held: false,
      parts: [
        { part: "identity", state: "waits" },
        { part: "address", state: "gone" },
        { part: "text", state: "waits" },
      ],
      counts: { sealed: 1, messages: 1, notes: 0, referrals: 0 },
    });
    expect((await channel.as("supervisor")("GET", `/feedback/${code}/erasure`)).status).toBe(404);
    expect((await channel.as("accountability_officer")("GET", `/feedback/${code}/erasure`)).status).toBe(403);
    const { etag } = await shown(code, "integrity_focal_point");
    await channel.as("integrity_focal_point")("PUT", `/feedback/${code}/assignment`, undefined, etag);
    await daysAgo(channel.cloud, code, 8);
    await channel.cloud.invoke("erase", {});
    expect(await wordsOf(code)).toBe(0);
  });
});

describe("retention", () => {
  test("takes what was stripped at closing, and the words later; before that it says what would go", async () => {
    const { code } = await write("+999530000006", "My name is Zorvan Meltik, where is the clinic?");
    const identities = async () =>
      (await vaultKeys()).filter((key) => key.startsWith(`RECORD#${code} IDENTITY#`)).length;
    expect(await identities()).toBe(1);
    await closed(code);
    await channel.cloud.invoke("erase", {});
    expect([await identities(), await wordsOf(code)]).toEqual([0, 1]);
    await daysAgo(channel.cloud, code, 91);
    const planned = await channel.cloud.invoke("erase", { dryRun: true });
    expect(planned).toMatchObject({ text: 1, address: 1 });
    expect(await wordsOf(code)).toBe(1);
    expect(await channel.cloud.invoke("erase", {})).toMatchObject({ text: 1, address: 1 });
    expect(await wordsOf(code)).toBe(0);
    expect((await shown(code)).body).toMatchObject({ keeping: { gone: ["identity", "address", "text"] } });
  });

  test("keeps an address for as long as the person's last closed record needs it", async () => {
    const from = "+999530000013";
    const { code } = await write(from, "The path is muddy");
    await closed(code);
    const { code: last } = await write(from, "Thank you, the bread was very good");
    expect(last).not.toBe(code);
    await closed(last);
    await daysAgo(channel.cloud, code, 40);
    await channel.cloud.invoke("erase", {});
    expect(await isReachable(last)).toBe(true);
    await daysAgo(channel.cloud, last, 40);
    await channel.cloud.invoke("erase", {});
    expect(await isReachable(last)).toBe(false);
  });

  test("stands still while a record is held for an investigation", async () => {
    const { code } = await write("+999530000007", "The fence is broken");
    await closed(code);
    const { etag } = await shown(code);
    const reviewAt = new Date(Date.now() + 86_400_000).toISOString();
    const supervisor = channel.as("supervisor");
    const held = await supervisor("PUT", `/feedback/${code}/hold`, { reason: "investigation", reviewAt }, etag);
    expect(held.body).toMatchObject({ keeping: { nextAt: null, hold: { reason: "investigation" } } });
    await channel.cloud.invoke("erase", {});
    const released = await supervisor("DELETE", `/feedback/${code}/hold`, undefined, held.etag);
    expect(released.body).toMatchObject({ keeping: { hold: null, nextAt: expect.any(String) } });
  });
});

describe("a hold", () => {
  test("of one record keeps the address that another record of the same person would have let go", async () => {
    const from = "+999530000012";
    const { code } = await write(from, "The bridge is broken");
    await closed(code);
    const { code: other } = await write(from, "Thank you, the food was very good");
    expect(other).not.toBe(code);
    await closed(other);
    const { etag } = await shown(code);
    const hold = { reason: "investigation", reviewAt: new Date(Date.now() + 86_400_000).toISOString() };
    expect((await channel.as("supervisor")("PUT", `/feedback/${code}/hold`, hold, etag)).status).toBe(200);
    await daysAgo(channel.cloud, other, 40);
    await channel.cloud.invoke("erase", {});
    expect(await isReachable(code)).toBe(true);
  });

  test("is brought back to mind on the day of its review, once, to whoever has set it", async () => {
    const { code } = await write("+999530000008", "The gate is rusty");
    const { etag } = await shown(code);
    const reviewAt = new Date(Date.now() - 1_000).toISOString();
    const hold = { reason: "investigation", reviewAt };
    const held = await channel.as("supervisor")("PUT", `/feedback/${code}/hold`, hold, etag);
    expect(held.status).toBe(200);
    const notices = async () =>
      (await itemsOf(channel.cloud, "records")).filter(
        ({ kind, reference }) => kind?.S === "hold" && reference?.S === code,
      );
    await channel.cloud.invoke("erase", {});
    await channel.cloud.invoke("erase", {});
    expect(await notices()).toHaveLength(1);
    await channel.cloud.invoke("sweep", {});
    const mails = async () => JSON.stringify(await (await fetch(`${channel.cloud.mailbox}/mails.json`)).json());
    await soon(async () => (await mails()).includes(code));
    expect((await shown(code)).body).toMatchObject({ keeping: { hold: { reason: "investigation" } } });
  });
});

describe("somebody concerned by a record", () => {
  test("cannot object to its deletion: for them there is no such record", async () => {
    const from = "+999530000009";
    const { code } = await write(from, report);
    await write(from, `DELETE ${code}`);
    await send(from, `DELETE ${code}`);
    const focal = channel.as("integrity_focal_point");
    await soon(async () => JSON.stringify((await shown(code, "integrity_focal_point")).body).includes('"askedAt":"2'));
    const { etag } = await shown(code, "integrity_focal_point");
    const me = (await focal("GET", "/me")).body as { id: string };
    await changeItem("records", `RECORD#${code}`, "RECORD", "concerns", { L: [{ S: me.id }] });
    const path = `/feedback/${code}/erasure-objection`;
    expect((await focal("PUT", path, { reason: "writer_in_doubt" }, etag)).status).toBe(404);
    expect((await focal("POST", `/feedback/${code}/break-glass`, { reason: "I should like to know" })).status).toBe(
      404,
    );
  });
});

describe("a number that has been silent for ninety days", () => {
  test("may be somebody else's: its next message opens a new contact, and the address of the one before goes", async () => {
    const from = "+999530000011";
    const { code } = await write(from, "The bench is broken");
    const contactOf = async (of: string) =>
      (await itemsOf(channel.cloud, "records")).find(({ pk, sk }) => pk?.S === `RECORD#${of}` && sk?.S === "RECORD")
        ?.contact?.S;
    const before = await contactOf(code);
    const pseudonym = (await itemsOf(channel.cloud, "vault")).find(({ contact }) => contact?.S === before);
    const longAgo = { S: new Date(Date.now() - 91 * 86_400_000).toISOString() };
    await changeItem("vault", pseudonym?.pk?.S ?? "", "CONTACT", "lastMessageAt", longAgo);
    const other = await write(from, "Is there a school?");
    expect(other.code).not.toBe(code);
    expect(await contactOf(other.code)).not.toBe(before);
    const kept = await vaultKeys();
    expect(kept).not.toContain(`CONTACT#${before} ADDRESS#sms`);
    expect(kept).toContain(`CONTACT#${await contactOf(other.code)} ADDRESS#sms`);
  });
});
