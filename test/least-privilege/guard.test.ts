import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { describe, expect, onTestFinished, test } from "vitest";
import { startGuard } from "../../local/iam/guard.ts";
import { statementsOf } from "../../local/iam/statement.ts";
import { loopbackServer } from "../../local/loopback-server.ts";
import { localArn, REGION } from "../../local/template/place.ts";

const table = localArn("dynamodb", "table/records");
const key = localArn("kms", "key/sealing");
const tableKey = localArn("kms", "key/records");
const allowed = (Action: string | string[], Resource: string, Condition?: object) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition && { Condition }),
});

/** A guard before a service that answers everything with `{}`, for a function with those statements. */
async function guardFor(...Statement: object[]) {
  const service = await loopbackServer(0, (request, response) => {
    request.resume().on("end", () => response.writeHead(200).end("{}"));
  });
  const guard = await startGuard({ dynamodb: service.url, sqs: service.url, aws: service.url });
  const statements = statementsOf({ PolicyDocument: { Statement } }, "a function");
  guard.enforce({
    callers: new Map([["sender", { title: "sender", statements }]]),
    keyAsks: ({ resource }) =>
      resource === table
        ? [
            {
              action: "kms:Decrypt",
              resource: tableKey,
              context: { "kms:ViaService": "dynamodb.eu-central-1.amazonaws.com" },
            },
          ]
        : [],
    mailAsks: () => [],
  });
  const config = (accessKeyId: string) => ({
    region: REGION,
    endpoint: guard.url,
    credentials: { accessKeyId, secretAccessKey: "x" },
    maxAttempts: 1,
  });
  const database = new DynamoDBClient(config("sender"));
  const kms = new KMSClient(config("sender"));
  const stranger = new DynamoDBClient(config("somebody"));
  onTestFinished(async () => {
    for (const client of [database, kms, stranger]) client.destroy();
    await Promise.all([guard.close(), service.close()]);
  });
  return { guard, database, kms, stranger };
}

const throughTable = allowed("kms:Decrypt", tableKey, {
  StringEquals: { "kms:ViaService": "dynamodb.eu-central-1.amazonaws.com" },
});
const get = new GetItemCommand({ TableName: "records", Key: { pk: { S: "1" } } });
const denied = { name: "AccessDeniedException" };

describe("a function gets", () => {
  test("what its role allows, and nothing else", async () => {
    const { database, guard } = await guardFor(allowed("dynamodb:GetItem", table), throughTable);
    await database.send(get);
    await expect(database.send(new PutItemCommand({ TableName: "records", Item: {} }))).rejects.toMatchObject(denied);
    await expect(database.send(new GetItemCommand({ TableName: "vault", Key: {} }))).rejects.toMatchObject(denied);
    expect(guard.used().filter((use) => !use.allowed)).toMatchObject([
      { by: "sender", action: "dynamodb:PutItem", resource: table, times: 1 },
      { by: "sender", action: "dynamodb:GetItem", resource: localArn("dynamodb", "table/vault"), times: 1 },
    ]);
  });

  test("nothing of a table without the table's key, nor the key without the table's service", async () => {
    const { database, kms } = await guardFor(allowed("dynamodb:GetItem", table));
    await expect(database.send(get)).rejects.toMatchObject(denied);
    const other = await guardFor(throughTable);
    const open = new DecryptCommand({ KeyId: tableKey, CiphertextBlob: new Uint8Array(9) });
    await expect(other.kms.send(open)).rejects.toMatchObject(denied);
    await expect(kms.send(open)).rejects.toMatchObject(denied);
  });

  test("an index only by a right of its own", async () => {
    const query = new QueryCommand({ TableName: "records", IndexName: "queue", KeyConditionExpression: "a = b" });
    const without = await guardFor(allowed("dynamodb:Query", table), throughTable);
    await expect(without.database.send(query)).rejects.toMatchObject(denied);
    const { database } = await guardFor(allowed("dynamodb:Query", `${table}/index/queue`), throughTable);
    await database.send(query);
  });

  test("a transaction only if it may do each of its parts", async () => {
    const parts = [
      { Put: { TableName: "records", Item: {} } },
      { ConditionCheck: { TableName: "records", Key: {}, ConditionExpression: "a = b" } },
    ];
    const transaction = new TransactWriteItemsCommand({ TransactItems: parts });
    const without = await guardFor(allowed("dynamodb:PutItem", table), throughTable);
    await expect(without.database.send(transaction)).rejects.toMatchObject(denied);
    const both = ["dynamodb:PutItem", "dynamodb:ConditionCheckItem"];
    const { database } = await guardFor(allowed(both, table), throughTable);
    await database.send(transaction);
  });

  test("no look at what stood there before, where it may only write blindly", async () => {
    const blind = { StringEqualsIfExists: { "dynamodb:ReturnValues": "NONE" } };
    const { database } = await guardFor(allowed("dynamodb:PutItem", table, blind), throughTable);
    const put = { TableName: "records", Item: {} };
    await database.send(new PutItemCommand(put));
    await database.send(new PutItemCommand({ ...put, ReturnValues: "NONE" }));
    await expect(database.send(new PutItemCommand({ ...put, ReturnValues: "ALL_OLD" }))).rejects.toMatchObject(denied);
  });

  test("the partitions of its own, and no partition that the guard cannot name", async () => {
    const own = { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["BULLETINS#*", "LINK_SECRET"] } };
    const reads = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"];
    const { database } = await guardFor(allowed(reads, table, own), throughTable);
    const at = (pk: string) => ({ TableName: "records", Key: { pk: { S: pk } } });
    const query = (pk: string, condition: string) => ({
      TableName: "records",
      KeyConditionExpression: condition,
      ExpressionAttributeValues: { ":pk": { S: pk } },
    });
    await database.send(new GetItemCommand(at("LINK_SECRET")));
    await database.send(new QueryCommand(query("BULLETINS#north", "pk = :pk AND begins_with(sk, :pk)")));
    for (const foreign of [
      database.send(new GetItemCommand(at("RECORD#1"))),
      database.send(new PutItemCommand({ TableName: "records", Item: { pk: { S: "LINK_SECRETS" } } })),
      database.send(new QueryCommand(query("RECORD#1", "pk = :pk"))),
      database.send(new QueryCommand(query("BULLETINS#north", "sk = :pk"))),
    ])
      await expect(foreign).rejects.toMatchObject(denied);
  });

  test("the sealing key for the purposes of its own", async () => {
    const address = { StringEquals: { "kms:EncryptionContext:purpose": ["address"] } };
    const { kms } = await guardFor(allowed("kms:Encrypt", key, address));
    const seal = (EncryptionContext?: Record<string, string>) =>
      kms.send(new EncryptCommand({ KeyId: key, Plaintext: new Uint8Array(9), EncryptionContext }));
    await seal({ purpose: "address", id: "1" });
    await expect(seal({ purpose: "text" })).rejects.toMatchObject(denied);
    await expect(seal()).rejects.toMatchObject(denied);
  });

  test("nothing with a key that nobody has", async () => {
    const { stranger } = await guardFor(allowed("dynamodb:GetItem", table), throughTable);
    await expect(stranger.send(get)).rejects.toMatchObject({ name: "UnrecognizedClientException" });
  });
});

test("a page in a browser reaches nothing through it", async () => {
  const { guard } = await guardFor(allowed("dynamodb:GetItem", table), throughTable);
  const headers = {
    origin: "https://example.org",
    "x-amz-target": "DynamoDB_20120810.GetItem",
    authorization: "AWS4-HMAC-SHA256 Credential=sender/20260101/eu-central-1/dynamodb/aws4_request",
  };
  const { status } = await fetch(guard.url, { method: "POST", headers, body: '{"TableName":"records"}' });
  expect(status).toBe(400);
  expect(guard.used()).toEqual([]);
});

test("a condition that cannot be judged here stops the start", () => {
  const odd = allowed("dynamodb:GetItem", table, { DateLessThan: { "aws:CurrentTime": "2027-01-01T00:00:00Z" } });
  expect(() => statementsOf({ PolicyDocument: { Statement: [odd] } }, "a function")).toThrow(/cannot be judged/);
});
