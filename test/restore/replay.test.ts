import { readFileSync } from "node:fs";
import { CreateTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { itemsOf } from "../../bin/proof/items-of.ts";
import { daysAgo } from "../../bin/proof/time-travel.ts";
import { until } from "../../bin/proof/until.ts";
import { copyBack } from "../../bin/restore/copy-back.ts";
import { eachItem, type Item } from "../../bin/restore/each-item.ts";
import { replay } from "../../bin/restore/replay.ts";
import { restoredItem } from "../../bin/restore/what-comes-back.ts";
import { dryRun } from "../../bin/retention/dry-run.ts";
import { tablesOf } from "../../bin/retention/tables-of.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { type RunningCloud, runningCloud } from "../channel/running-cloud.ts";

let channel: RunningCloud;
let client: DynamoDBClient;
beforeAll(async () => {
  channel = await runningCloud();
  client = channel.cloud.clients.database;
});
afterAll(async () => channel.stop());

const settings = parseSettings(JSON.parse(readFileSync("settings.json", "utf8")));
const soon = async (holds: () => Promise<boolean>) => expect(await until(holds, 20_000, 200)).toBe(true);
const answersTo = async (number: string) => (await channel.twilio.outbound()).filter(({ to }) => to === number);
const write = async (from: string, body: string): Promise<string> => {
  const before = (await answersTo(from)).length;
  await channel.twilio.write({ from, to: channel.sms, body, wait: true });
  await soon(async () => (await answersTo(from)).length > before);
  return /HB[2-9B-Z]{8}/.exec((await answersTo(from)).at(-1)?.body ?? "")?.[0] ?? "";
};
const closed = async (code: string) => {
  const call = channel.as("accountability_officer");
  const { etag } = await call("GET", `/feedback/${code}`);
  expect((await call("POST", `/feedback/${code}/close`, undefined, etag)).status).toBe(200);
};
const key = (name: "pk" | "sk", KeyType: "HASH" | "RANGE") => ({ AttributeName: name, KeyType });

/** As a point-in-time restore leaves it: a table of its own with every item of that moment. */
const backup = async (from: string, to: string) => {
  await client.send(
    new CreateTableCommand({
      TableName: to,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [key("pk", "HASH"), key("sk", "RANGE")],
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
      ],
    }),
  );
  const db = DynamoDBDocumentClient.from(client);
  for await (const Item of eachItem(client, from)) await db.send(new PutCommand({ TableName: to, Item }));
};
const all = async (table: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for await (const item of eachItem(client, table)) items.push(item);
  return items;
};

/** A command leaves its tombstone last: until then a replay would rightly find it missing in the backup. */
const allDone = async () =>
  soon(async () => {
    const messages = (await itemsOf(channel.cloud, "records")).filter(({ sk }) => sk?.S === "MESSAGE");
    return !messages.some(({ state }) => state?.S === "received");
  });

describe("a backup that is restored", () => {
  test("is not served before everything deleted since has been deleted in it again", async () => {
    const deleted = await write("+999580000001", "My name is Zorvan Meltik and the quellwort is dry");
    const stopped = await write("+999580000002", "The sumpfdotter is dry");
    const forgotten = await write("+999580000003", "My name is Zorvan Meltik and the hainbuche is dry");
    const kept = await write("+999580000004", "My name is Zorvan Meltik and the waldmeister is dry");
    const live = await tablesOf(client, "Hearback");
    const restored = { records: "records-restored", vault: "vault-restored" };
    await backup(live.records, restored.records);
    await backup(live.vault, restored.vault);

    await write("+999580000001", `DELETE ${deleted}`);
    await channel.twilio.write({ from: "+999580000001", to: channel.sms, body: `DELETE ${deleted}`, wait: true });
    await channel.twilio.write({ from: "+999580000002", to: channel.sms, body: "STOP", wait: true });
    await closed(forgotten);
    await daysAgo(channel.cloud, forgotten, 100);
    const words = async () => JSON.stringify(await itemsOf(channel.cloud, "records"));
    await soon(async () => !(await words()).includes("quellwort"));
    await soon(async () => (await itemsOf(channel.cloud, "vault")).some(({ stoppedAt }) => stoppedAt !== undefined));
    await allDone();
    const lines = await dryRun(client, { settings, stack: "Hearback" }, new Date());
    expect(lines).toContain(`${forgotten} identity address text`);
    expect(lines.at(-1)).toMatch(/^retention: 1 records, 1 identities, 1 addresses, 1 texts, 0 postponed, \d+ copies/);
    expect(lines.join()).not.toMatch(/hainbuche|Zorvan|\+999/);
    await channel.cloud.invoke("erase", {});
    expect(await words()).not.toContain("hainbuche");

    expect(JSON.stringify(await all(restored.records))).toMatch(/quellwort[\s\S]*hainbuche|hainbuche[\s\S]*quellwort/);
    const replayed = await replay(client, live, restored);
    expect(replayed).toMatchObject({ stops: 1, left: 0 });
    const [records, vault] = [await all(restored.records), await all(restored.vault)];
    expect(JSON.stringify(records)).not.toMatch(/quellwort|hainbuche/);
    expect(JSON.stringify(records)).toMatch(/sumpfdotter/);
    expect(JSON.stringify(records)).toMatch(/waldmeister/);
    const identities = vault.filter(({ sk }) => sk.startsWith("IDENTITY#")).map(({ pk }) => pk);
    expect(identities).toEqual([`RECORD#${kept}`]);
    const contactOf = (code: string) =>
      records.find(({ pk, sk }) => pk === `RECORD#${code}` && sk === "RECORD")?.contact;
    const addresses = vault.filter(({ sk }) => sk.startsWith("ADDRESS#")).map(({ pk }) => pk);
    expect(addresses).toEqual([`CONTACT#${String(contactOf(kept))}`]);
    expect(contactOf(stopped)).toBeDefined();
    expect(await replay(client, live, restored)).toMatchObject({ left: 0 });
  });
});

describe("what is missing in the live tables", () => {
  const restored = { records: "records-damage", vault: "vault-damage" };
  const drop = async (table: string, lost: (item: Item) => boolean) => {
    const db = DynamoDBDocumentClient.from(client);
    for (const { pk, sk, ...item } of await all(table))
      if (lost({ pk, sk, ...item })) await db.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
  };

  test("comes back from a backup, and what was deleted, stopped or has ended since does not", async () => {
    const deleted = await write("+999580000011", "My name is Zorvan Meltik and the steinklee is dry");
    const stopped = await write("+999580000012", "The schlehdorn is dry");
    const lost = await write("+999580000013", "My name is Zorvan Meltik and the brunnkress is dry");
    await until(async () => (await channel.twilio.summary()).settled, 10_000, 100);
    const live = await tablesOf(client, "Hearback");
    await backup(live.records, restored.records);
    await backup(live.vault, restored.vault);

    await write("+999580000011", `DELETE ${deleted}`);
    await channel.twilio.write({ from: "+999580000011", to: channel.sms, body: `DELETE ${deleted}`, wait: true });
    await channel.twilio.write({ from: "+999580000012", to: channel.sms, body: "STOP", wait: true });
    const words = async () => JSON.stringify(await all(live.records));
    await soon(async () => !(await words()).includes("steinklee"));
    const addressOf = async (code: string) => {
      const record = (await all(restored.records)).find(({ pk, sk }) => pk === `RECORD#${code}` && sk === "RECORD");
      return (await all(live.vault)).some(({ pk }) => pk === `CONTACT#${String(record?.contact)}`);
    };
    await soon(async () => !(await addressOf(stopped)));
    await allDone();

    // The accident: a record with all that hangs on it, and its writer's place in the vault.
    const contact = (await all(live.records)).find(({ pk, sk }) => pk === `RECORD#${lost}` && sk === "RECORD")?.contact;
    const isLost = ({ pk, contact: of }: Item) =>
      pk === `RECORD#${lost}` || pk === `CONTACT#${String(contact)}` || of === contact;
    for (const table of [live.records, live.vault]) await drop(table, isLost);
    const call = channel.as("accountability_officer");
    expect((await call("GET", `/feedback/${lost}`)).status).toBe(404);

    expect(await replay(client, live, restored)).toMatchObject({ left: 0 });
    const before = await words();
    for (const table of ["records", "vault"] as const) {
      const { copied } = await copyBack(client, live, restored, table, new Date());
      expect(copied).toBeGreaterThan(0);
      expect(await copyBack(client, live, restored, table, new Date())).toMatchObject({ copied: 0 });
    }
    expect(before).not.toContain("brunnkress");
    expect(await words()).toContain("brunnkress");
    expect(await words()).not.toContain("steinklee");
    expect((await call("GET", `/feedback/${lost}`)).body).toMatchObject({ lifecycle: "open", messages: 1 });
    expect(await addressOf(lost)).toBe(true);
    expect(await addressOf(stopped)).toBe(false);
    expect(await addressOf(deleted)).toBe(false);
    // Its writer is known again: an answer reaches them.
    const answers = (await answersTo("+999580000013")).length;
    await call("POST", `/feedback/${lost}/replies`, { text: "It will be looked at." });
    await soon(async () => (await answersTo("+999580000013")).length === answers + 1);
  });
});

test("an answer that a backup holds as waiting is not sent again by itself", () => {
  const item = { pk: "RECORD#HB2345678X", sk: "REPLY#1", outboxShard: "OUTBOX#00", outboxAt: "2026" };
  expect(restoredItem({ ...item, state: "queued" })).toEqual({
    pk: item.pk,
    sk: item.sk,
    state: "uncertain",
    because: expect.any(String),
  });
  expect(restoredItem({ ...item, state: "delivered" })).toEqual({ ...item, state: "delivered" });
});
