import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { itemsOf } from "../../bin/proof/items-of.ts";
import { until } from "../../bin/proof/until.ts";
import type { Role } from "../../functions/domain/feedback/roles.ts";
import { type RunningCloud, runningCloud } from "../channel/running-cloud.ts";

let channel: RunningCloud;
beforeAll(async () => {
  channel = await runningCloud();
});
afterAll(async () => channel.stop());

const answersTo = async (number: string) => (await channel.twilio.outbound()).filter(({ to }) => to === number);
const soon = async (holds: () => Promise<boolean>) => expect(await until(holds, 20_000, 200)).toBe(true);

/** Writes as a person of its own, and gives the code of the record. */
const write = async (from: string, body: string, more: Record<string, unknown> = {}): Promise<string> => {
  const to = from.startsWith("whatsapp:") ? channel.whatsapp : channel.sms;
  await channel.twilio.write({ from, to, body, wait: true, ...more });
  await soon(async () => (await answersTo(from)).length > 0);
  return /HB[2-9B-Z]{8}/.exec((await answersTo(from)).at(-1)?.body ?? "")?.[0] ?? "";
};
const take = async (code: string, role: Role = "accountability_officer") => {
  const { etag } = await channel.as(role)("GET", `/feedback/${code}`);
  expect((await channel.as(role)("PUT", `/feedback/${code}/assignment`, undefined, etag)).status).toBe(200);
};
const open = async (code: string, n: number, role: Role = "accountability_officer", purpose = "visit") =>
  channel.as(role)("POST", `/feedback/${code}/identifiers/${n}/open`, { purpose });
const listed = async (code: string, role: Role = "accountability_officer") =>
  ((await channel.as(role)("GET", `/feedback/${code}/identifiers`)).body as { items: Record<string, unknown>[] }).items;
const audited = async (code: string) =>
  (await itemsOf(channel.cloud, "audit")).filter(
    ({ pk, reference }) => pk?.S?.startsWith("AUDIT#") && reference?.S === code,
  );
const actions = async (code: string) => (await audited(code)).map(({ action }) => action?.S);
const inTable = async (
  table: "Records" | "Vault",
  pk: string,
  sk: string,
  expression: string,
  name: string,
  at: string,
) => {
  const TableName = channel.cloud.tables.find(({ id }) => id.startsWith(table))?.name;
  await channel.cloud.clients.database.send(
    new UpdateItemCommand({
      TableName,
      Key: { pk: { S: pk }, sk: { S: sk } },
      UpdateExpression: expression,
      ExpressionAttributeNames: { "#name": name },
      ExpressionAttributeValues: { ":at": { S: at } },
    }),
  );
};

const room = "My name is Zorvan Meltik, call me on +99966 5550177, the heating is broken";
const report = "a volunteer told my sister Abenka to come to his room at night if she wants to be on the food list";

describe("what was stripped of an ordinary record", () => {
  test("is opened by the officer who has taken it, one value at a time, and audited with number and purpose", async () => {
    const code = await write("+999560000001", room);
    const labels = (await listed(code)).map(({ n, label }) => `${n} ${label}`);
    expect(labels).toEqual(["1 [PERSON_1]", "2 [PHONE_1]"]);
    expect((await open(code, 2)).status).toBe(404);
    await take(code);
    const { status, body } = await open(code, 2, "accountability_officer", "call");
    const opened = { n: 2, label: "[PHONE_1]", value: "+99966 5550177", purpose: "call", file: null };
    expect([status, body]).toEqual([200, opened]);
    const [entry] = (await audited(code)).filter(({ action }) => action?.S === "open_identifier");
    expect([entry?.identifier?.N, entry?.purpose?.S]).toEqual(["2", "call"]);
    expect(JSON.stringify(await audited(code))).not.toMatch(/Zorvan|Meltik|5550177/);
  });

  test("does not exist for anybody else, nor without a purpose from the list", async () => {
    const code = await write("+999560000002", room);
    await take(code);
    for (const role of ["supervisor", "integrity_focal_point", "protection_focal_point"] as const)
      expect((await open(code, 1, role)).status).toBe(404);
    for (const role of ["administrator", "auditor", "manager", "collector"] as const)
      expect((await open(code, 1, role)).status).toBe(403);
    expect((await open(code, 1, "accountability_officer", "curiosity")).status).toBe(422);
    expect((await open(code, 1, "accountability_officer", "clarify")).status).toBe(422);
    expect((await open(code, 99)).status).toBe(404);
    expect((await open("HB22222222", 1)).status).toBe(404);
    const path = `${channel.cloud.url}/feedback/${code}/identifiers/1/open`;
    expect((await fetch(path, { method: "POST", body: '{"purpose":"visit"}' })).status).toBe(401);
    expect(await actions(code)).not.toContain("open_identifier");
  });

  test("keeps its number when the person writes again", async () => {
    const from = "+999560000003";
    const code = await write(from, "My name is Zorvan Meltik and the tap drips");
    await channel.twilio.write({ from, to: channel.sms, body: "Write to zorvan@example.org please", wait: true });
    await soon(async () => (await listed(code)).length === 2);
    await take(code);
    expect((await open(code, 1)).body).toMatchObject({ label: "[PERSON_1]" });
    expect((await open(code, 2)).body).toMatchObject({ label: "[EMAIL_1]", value: "zorvan@example.org" });
  });

  test("is audited before it is opened: what cannot be opened leaves its entry all the same", async () => {
    const code = await write("+999560000004", room);
    await take(code);
    const [item] = (await itemsOf(channel.cloud, "vault")).filter(({ pk }) => pk?.S === `RECORD#${code}`);
    await inTable("Vault", `RECORD#${code}`, item?.sk?.S ?? "", "SET #name.id = :at", "identity", "another");
    expect((await open(code, 1)).status).toBe(500);
    expect(await actions(code)).toContain("open_identifier");
  });

  test("is destroyed when a person says that it is not needed, and the others stay", async () => {
    const code = await write("+999560000005", room);
    await take(code);
    const officer = channel.as("accountability_officer");
    const { etag } = await officer("GET", `/feedback/${code}`);
    const destroy = async (role: Role, version?: string) =>
      channel.as(role)("DELETE", `/feedback/${code}/identifiers/1`, undefined, version);
    for (const role of ["supervisor", "integrity_focal_point"] as const)
      expect((await destroy(role, etag)).status).toBe(404);
    expect((await destroy("accountability_officer")).status).toBe(428);
    expect((await destroy("accountability_officer", '"1"')).status).toBe(412);
    const { body } = await destroy("accountability_officer", etag);
    expect(body).toMatchObject({
      items: [
        { n: 1, state: "destroyed" },
        { n: 2, state: "sealed" },
      ],
    });
    expect((await open(code, 1)).status).toBe(404);
    expect((await open(code, 2)).status).toBe(200);
  });

  test("is gone when the record is closed, at once", async () => {
    const code = await write("+999560000006", room);
    await take(code);
    const officer = channel.as("accountability_officer");
    const { etag } = await officer("GET", `/feedback/${code}`);
    expect((await officer("POST", `/feedback/${code}/close`, undefined, etag)).status).toBe(200);
    expect((await open(code, 1)).status).toBe(404);
    await channel.cloud.invoke("erase", {});
    expect(await listed(code)).toEqual([]);
    expect((await itemsOf(channel.cloud, "vault")).filter(({ pk }) => pk?.S === `RECORD#${code}`)).toEqual([]);
  });
});

describe("what people wrote of a sensitive record", () => {
  test("is opened together with its messages, and nowhere else", async () => {
    const code = await write("+999560000016", report);
    const focal = channel.as("integrity_focal_point");
    await focal("POST", `/feedback/${code}/notes`, { text: "The clinic knows of it" });
    const { body } = await focal("GET", `/feedback/${code}/notes`);
    expect(body).toMatchObject({ items: [{ kind: "note", text: null }] });
    const opened = await focal("POST", `/feedback/${code}/disclosure`);
    expect(opened.body).toMatchObject({ notes: [{ kind: "note", text: "The clinic knows of it" }] });
    expect((await channel.as("supervisor")("POST", `/feedback/${code}/disclosure`)).status).toBe(404);
  });
});

describe("break-glass", () => {
  const mailsTo = async (address: string, code: string) => {
    const { mails } = (await (await fetch(`${channel.cloud.mailbox}/mails.json`)).json()) as { mails: unknown[] };
    return mails.map((mail) => JSON.stringify(mail)).filter((mail) => mail.includes(address) && mail.includes(code));
  };
  const programmesOf = async (role: Role, programmes: readonly string[]) => {
    const call = channel.as("administrator");
    const { items } = (await call("GET", "/people")).body as {
      items: { id: string; version: number; roles: Role[] }[];
    };
    const { id = "", version, ...person } = items.find(({ roles }) => roles.includes(role)) ?? {};
    expect((await call("PUT", `/people/${id}`, { ...person, programmes }, `"${version}"`)).status).toBe(200);
    return id;
  };

  test("opens what is sealed of a sensitive record to its focal point for an hour, and somebody elsewhere is told", async () => {
    await programmesOf("integrity_focal_point", ["northern-route"]);
    const second = await programmesOf("supervisor", ["harbour"]);
    const code = await write("+999560000010", report);
    const focal = channel.as("integrity_focal_point");
    expect(await listed(code, "integrity_focal_point")).toMatchObject([{ n: 1, label: "[PERSON_1]" }]);
    expect((await open(code, 1, "integrity_focal_point")).status).toBe(403);
    const path = `/feedback/${code}/break-glass`;
    for (const role of ["accountability_officer", "supervisor", "protection_focal_point"] as const)
      expect([403, 404]).toContain((await channel.as(role)("POST", path, { reason: "I should like to know" })).status);
    expect((await focal("POST", path, { reason: "short" })).status).toBe(422);
    const reason = "Her sister Abenka Durimel waits at the clinic and must be found today";
    const broken = await focal("POST", path, { reason });
    expect(broken.status).toBe(201);
    expect(broken.body).toMatchObject({ second, kind: "break_glass", opened: [], review: null });
    expect(JSON.stringify(broken.body)).not.toContain("Durimel");
    const { at, until: end } = broken.body as { at: string; until: string };
    expect(Date.parse(end) - Date.parse(at)).toBe(3_600_000);
    expect((await open(code, 1, "integrity_focal_point")).body).toMatchObject({ value: "Abenka" });
    await soon(async () => (await mailsTo("supervisor@example.org", code)).length > 0);
    expect((await mailsTo("supervisor@example.org", code)).join()).not.toMatch(/clinic|sister|volunteer|Abenka/);
    const kept = JSON.stringify(await itemsOf(channel.cloud, "records"));
    expect(kept).not.toMatch(/clinic and must be found/);
  });

  test("is reviewed by that second person alone, to whom nothing else of the record exists", async () => {
    const code = await write("+999560000011", report);
    const path = `/feedback/${code}/break-glass`;
    const focal = channel.as("integrity_focal_point");
    const supervisor = channel.as("supervisor");
    expect((await supervisor("GET", path)).status).toBe(404);
    const { id } = (await focal("POST", path, { reason: "The clinic has to call her back" })).body as { id: string };
    await open(code, 1, "integrity_focal_point", "call");
    expect((await supervisor("GET", path)).body).toMatchObject({
      items: [{ id, reason: "The clinic has to call her back", opened: [{ identifier: 1, purpose: "call" }] }],
    });
    expect((await supervisor("GET", `/feedback/${code}`)).status).toBe(404);
    expect((await open(code, 1, "supervisor")).status).toBe(404);
    expect((await focal("PUT", `${path}/${id}/review`, { finding: "justified" })).status).toBe(404);
    expect((await supervisor("PUT", `${path}/${id}/review`, { finding: "justified" })).body).toMatchObject({
      review: { finding: "justified" },
    });
    expect((await supervisor("PUT", `${path}/${id}/review`, { finding: "not_justified" })).status).toBe(409);
    const notice = (await itemsOf(channel.cloud, "records")).find(({ pk }) => pk?.S === `NOTICE#${id}`);
    expect([notice?.outboxShard, notice?.endedAt?.S]).toEqual([undefined, expect.any(String)]);
  });

  test("does not exist for a second person whom the record turns out to be about", async () => {
    const code = await write("+999560000015", report);
    const path = `/feedback/${code}/break-glass`;
    const focal = channel.as("integrity_focal_point");
    const { body } = await focal("POST", path, { reason: "The clinic has to call her back" });
    const { id, second } = body as { id: string; second: string };
    const { etag } = await focal("GET", `/feedback/${code}`);
    expect((await focal("PUT", `/feedback/${code}/concerned`, { people: [second] }, etag)).status).toBe(200);
    expect((await channel.as("supervisor")("GET", path)).status).toBe(404);
    const finding = { finding: "justified" };
    expect((await channel.as("supervisor")("PUT", `${path}/${id}/review`, finding)).status).toBe(404);
    expect((await focal("PUT", `${path}/${id}/review`, finding)).status).toBe(404);
  });

  test("mends after an hour", async () => {
    const code = await write("+999560000012", report);
    const { body } = await channel.as("integrity_focal_point")("POST", `/feedback/${code}/break-glass`, {
      reason: "The clinic has to call her back",
    });
    const { id } = body as { id: string };
    await inTable("Records", `RECORD#${code}`, `GLASS#${id}`, "SET #name = :at", "until", new Date().toISOString());
    expect((await open(code, 1, "integrity_focal_point")).status).toBe(403);
  });

  test("of what is not sensitive is refused, and of what is closed", async () => {
    const code = await write("+999560000013", room);
    const focal = channel.as("integrity_focal_point");
    const reason = { reason: "The clinic has to call her back" };
    expect((await focal("POST", `/feedback/${code}/break-glass`, reason)).status).toBe(409);
    const secret = await write("+999560000014", report);
    const { etag } = await focal("GET", `/feedback/${secret}`);
    await focal("POST", `/feedback/${secret}/close`, undefined, etag);
    expect((await focal("POST", `/feedback/${secret}/break-glass`, reason)).status).toBe(409);
  });
});

describe("danger now", () => {
  test("opens number and position to whoever is on duty with one press, and the second person is told", async () => {
    const from = "whatsapp:+999560000020";
    const code = await write(from, "I want to kill myself, I am at 35.12345, 12.54321");
    const focal = channel.as("protection_focal_point");
    const { status, body } = await focal("POST", `/feedback/${code}/danger`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [
        { label: "[SENDER]", value: from },
        { label: "[GPS_1]", value: "35.12345, 12.54321" },
      ],
    });
    expect(await actions(code)).toContain("open_danger");
    const glasses = async () =>
      ((await focal("GET", `/feedback/${code}/break-glass`)).body as { items: Record<string, unknown>[] }).items;
    expect(await glasses()).toMatchObject([{ kind: "danger", reason: null }]);
    await focal("POST", `/feedback/${code}/danger`);
    expect(await glasses()).toHaveLength(1);
  });

  test("opens nothing to who is not on duty, of what is no danger, or to other roles", async () => {
    const code = await write("+999560000021", "I want to kill myself");
    for (const role of ["integrity_focal_point", "accountability_officer", "supervisor", "administrator"] as const)
      expect([403, 404]).toContain((await channel.as(role)("POST", `/feedback/${code}/danger`)).status);
    const calm = await write("+999560000022", report);
    expect((await channel.as("integrity_focal_point")("POST", `/feedback/${calm}/danger`)).status).toBe(404);
    const call = channel.as("administrator");
    const { body, etag } = await call("GET", "/duty");
    const emptied = await call("PUT", "/duty", { watches: [] }, etag);
    expect(emptied.status).toBe(200);
    expect((await channel.as("protection_focal_point")("POST", `/feedback/${code}/danger`)).status).toBe(404);
    const { watches } = body as { watches: unknown[] };
    expect((await call("PUT", "/duty", { watches }, emptied.etag)).status).toBe(200);
  });

  test("has no number of somebody who has stopped", async () => {
    const from = "+999560000023";
    const code = await write(from, "I want to kill myself");
    await channel.twilio.write({ from, to: channel.sms, body: "STOP", wait: true });
    const items = async () =>
      ((await channel.as("protection_focal_point")("POST", `/feedback/${code}/danger`)).body as { items: unknown[] })
        .items;
    await soon(async () => (await items()).length === 0);
  });
});
