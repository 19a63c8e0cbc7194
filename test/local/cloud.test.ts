import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { expect, onTestFinished, test } from "vitest";
import { startCloud } from "../../local/cloud.ts";
import { testFolder } from "./fixture/folder.ts";
import { eventually } from "./fixture/patience.ts";
import { startSmallCloud } from "./fixture/start.ts";
import { stateOf } from "./fixture/table.ts";
import { writeTemplate } from "./fixture/template.ts";

const post = (url: string, id: string) => fetch(`${url}/messages/${id}`, { method: "POST" });

test("a request goes through a function, the table and the queue to another function", async () => {
  const { url, clients, dataDir } = await startSmallCloud();
  const answered = await post(url, "m1");
  expect([answered.status, answered.headers.getSetCookie()]).toEqual([200, ["a=1", "b=2"]]);
  expect(
    await eventually(
      () => stateOf(clients, "m1"),
      (state) => state === "worked",
    ),
  ).toBe("worked");
  const query = new QueryCommand({
    TableName: "Small-Table",
    IndexName: "states",
    KeyConditionExpression: "#state = :worked",
    ExpressionAttributeNames: { "#state": "state" },
    ExpressionAttributeValues: { ":worked": { S: "worked" } },
  });
  expect((await clients.database.send(query)).Items).toHaveLength(1);
  expect(
    await eventually(
      () => readFileSync(join(dataDir, "logs", "intake.log"), "utf8"),
      (log) => log.includes("kept"),
    ),
  ).toBe("kept m1\n");
});

test("a function sees what the template gives it, where the emulators are, and nothing of ours", async () => {
  process.env.HEARBACK_TEST_SECRET = "leak";
  onTestFinished(() => void delete process.env.HEARBACK_TEST_SECRET);
  const { url, guard } = await startSmallCloud();
  const { environment } = (await (await post(url, "m1")).json()) as { environment: Record<string, string> };
  expect(environment).toMatchObject({
    TABLE: "Small-Table",
    QUEUE: `${guard}/000000000000/Small-Queue`,
    PUBLIC_URL: url,
    AWS_ENDPOINT_URL_DYNAMODB: guard,
    AWS_REGION: "eu-central-1",
  });
  const names = Object.keys(environment).filter((name) => !name.startsWith("AWS_"));
  expect(names.sort()).toEqual(["PATH", "PUBLIC_URL", "QUEUE", "TABLE", "TZ"]);
});

test("poison goes to the dead letters, without its neighbours", async () => {
  const { url, clients, queues } = await startSmallCloud();
  const dead = queues.find(({ id }) => id === "Dead")?.url;
  await Promise.all(["a", "poison", "b", "c"].map((id) => post(url, id)));
  const count = async () => {
    const command = new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ["ApproximateNumberOfMessages"] });
    return (await clients.queues.send(command)).Attributes?.ApproximateNumberOfMessages;
  };
  expect(await eventually(count, (found) => found === "1")).toBe("1");
  expect(await Promise.all(["a", "b", "c"].map((id) => stateOf(clients, id)))).toEqual(Array(3).fill("worked"));
  expect(await stateOf(clients, "poison")).toBe("received");
});

test("what takes too long, crashes or throws is a 500, and the next one is served", async () => {
  const { url, dataDir } = await startSmallCloud();
  for (const id of ["slow", "crash", "throw"]) expect((await post(url, id)).status).toBe(500);
  expect((await post(url, "m1")).status).toBe(200);
  const log = () => readFileSync(join(dataDir, "logs", "intake.log"), "utf8");
  expect(await eventually(log, (text) => text.includes("RangeError"))).toContain(
    '"errorMessage":"what somebody wrote"',
  );
});

test("an item goes when its time is over, and a later one stays", async () => {
  const { clients } = await startSmallCloud();
  const now = Math.floor(Date.now() / 1000);
  const times = { gone: now - 10, later: now + 3600, nonsense: 5 };
  for (const [id, seconds] of Object.entries(times)) {
    const Item = { pk: { S: id }, state: { S: "kept" }, expiresAt: { N: String(seconds) } };
    await clients.database.send(new PutItemCommand({ TableName: "Small-Table", Item }));
  }
  expect(
    await eventually(
      () => stateOf(clients, "gone"),
      (state) => !state,
    ),
  ).toBeUndefined();
  expect([await stateOf(clients, "later"), await stateOf(clients, "nonsense")]).toEqual(["kept", "kept"]);
});

test("a schedule runs at the start, with the event of EventBridge Scheduler", async () => {
  const { dataDir } = await startSmallCloud();
  const log = () => readFileSync(join(dataDir, "logs", "tick.log"), "utf8");
  expect(await eventually(log, (text) => text.length > 0)).toMatch(
    /^tick aws\.scheduler \d{4}-\d\d-\d\dT\d\d:\d\d:00Z\n/,
  );
});

test("a role signs in and is known to the function behind the authorizer", async () => {
  const { url, signIn } = await startSmallCloud();
  expect((await fetch(`${url}/me`)).status).toBe(401);
  const authorization = `Bearer ${await signIn("supervisor")}`;
  const { claims } = (await (await fetch(`${url}/me`, { headers: { authorization } })).json()) as { claims: object };
  expect(claims).toMatchObject({ "cognito:groups": "[supervisor]", username: "supervisor@example.org" });
});

test("what the data folder holds is for its owner only", async () => {
  const { dataDir, warm } = await startSmallCloud();
  await warm;
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  const open = readdirSync(dataDir).filter((name) => (statSync(join(dataDir, name)).mode & 0o077) !== 0);
  // The lock is empty.
  expect(open.filter((name) => !name.startsWith("lock"))).toEqual([]);
});

test("a folder in use, a port in use, damaged data: one sentence each, and nothing is left running", async () => {
  const folder = testFolder();
  const template = writeTemplate(join(folder, "template"));
  const dataDir = join(folder, "data");
  const start = (options = {}) => startCloud({ dataDir, template, ...options });
  const first = await start();
  await expect(start()).rejects.toThrow(/in use by another running Hearback/);
  await first.close();

  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as { port: number };
  await expect(start({ port })).rejects.toThrow(new RegExp(`${port} is in use: choose others with --port`));
  taken.close();

  const other = writeTemplate(join(folder, "other"), {
    Table: {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      },
    },
  });
  await expect(start({ template: other })).rejects.toThrow(/of another version of Hearback \(table Small-Table\)/);

  writeFileSync(join(dataDir, "queues", "fauxqs.db"), "garbage, garbage, garbage, garbage");
  await expect(start()).rejects.toThrow(/queues in the data folder are damaged/);
  rmSync(join(dataDir, "queues"), { recursive: true });
  writeFileSync(join(dataDir, "dynamodb.sqlite"), "garbage, garbage, garbage, garbage");
  await expect(start()).rejects.toThrow(/database in the data folder cannot be opened/);
  rmSync(join(dataDir, "keys.json"));
  await expect(start()).rejects.toThrow(/has a database and no keys\.json/);

  mkdirSync(join(folder, "new"));
  writeFileSync(join(folder, "new", "keys.json"), "{}x");
  await expect(start({ dataDir: join(folder, "new") })).rejects.toThrow(/keys\.json in the data folder is damaged/);
});
