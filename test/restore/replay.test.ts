import { readFileSync } from "node:fs";
import { CreateTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { itemsOf } from "../../bin/proof/items-of.ts";
import { daysAgo } from "../../bin/proof/time-travel.ts";
import { until } from "../../bin/proof/until.ts";
import { eachItem, type Item } from "../../bin/restore/each-item.ts";
import { replay } from "../../bin/restore/replay.ts";
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

describe("a backup that is restored", () => {
  test("is not served before everything deleted since has been deleted in it again", async () => {
    const deleted = await write("+999580000001", "My name is Zorvan Meltik and the quellwort is dry");
    const stopped = await write("+999580000002", "The sumpfdotter is dry");
    const forgotten = await write("+999580000003", "My name is Zorvan Meltik and the hainbuche is dry");
    const kept = await write("+999580000004", "My name is Zorvan Meltik and the eberesche is dry");
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
    expect(JSON.stringify(records)).toMatch(/eberesche/);
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
