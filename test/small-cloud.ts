import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import PostalMime, { type Email } from "postal-mime";
import { dynamo, kms } from "../functions/adapters/aws.ts";
import { awsEndpoint } from "../local/emulators/aws-endpoint.ts";
import { AwsError } from "../local/emulators/aws-error.ts";
import { startDynamoDb } from "../local/emulators/dynamodb.ts";
import { openKeyStore } from "../local/emulators/kms/key-store.ts";
import { kmsOperations } from "../local/emulators/kms/operations.ts";
import { objectsIn } from "../local/emulators/objects.ts";
import { sendEmailInto } from "../local/emulators/ses.ts";

const keyArns = "arn:aws:kms:eu-central-1:000000000000:key/";

/** A database with an empty records table, and a mail service that keeps what it is given or refuses an address. */
export const smallCloud = async () => {
  const folder = mkdtempSync(join(tmpdir(), "hearback-test-"));
  const database = await startDynamoDb(join(folder, "records.db"), process.env.DYNAMODB_ENDPOINT);
  const keep = sendEmailInto(join(folder, "mail"));
  const refused = new Set<string>();
  const keyStore = openKeyStore(join(folder, "keys.json"), keyArns);
  keyStore.ensure("sealing", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");
  keyStore.ensure("pseudonym", "HMAC_256", "GENERATE_VERIFY_MAC");
  keyStore.ensure("audit", "ECC_NIST_P256", "SIGN_VERIFY");
  const ses = await awsEndpoint(0, {
    targets: { TrentService: kmsOperations(keyStore) },
    objects: objectsIn(join(folder, "objects")),
    sendEmail: async (input) => {
      const { Destination } = input as { Destination?: { ToAddresses?: string[] } };
      if (Destination?.ToAddresses?.some((to) => refused.has(to))) throw new AwsError("MessageRejected");
      return keep(input);
    },
  });
  Object.assign(process.env, {
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL_DYNAMODB: database.url,
    AWS_ENDPOINT_URL_SESV2: ses.url,
    AWS_ENDPOINT_URL_KMS: ses.url,
    AWS_ENDPOINT_URL_S3: ses.url,
  });
  const db = dynamo();
  const table = "records";
  const vault = "vault";
  await db.send(new CreateTableCommand(recordsTable(table)));
  await db.send(new CreateTableCommand(recordsTable(vault)));
  const audit = "audit";
  await db.send(new CreateTableCommand(auditTable(audit)));
  return {
    db,
    table,
    vault,
    audit,
    keys: kms(),
    keyId: `${keyArns}sealing`,
    pseudonymKeyId: `${keyArns}pseudonym`,
    auditKeyId: `${keyArns}audit`,
    /** The mail service refuses mail to these addresses. */
    refused,
    /** The names of the objects that are there. */
    stored: () => readdirSync(join(folder, "objects")).map((name) => name.slice(name.indexOf("!") + 1)),
    mails: async (): Promise<readonly Email[]> =>
      Promise.all(
        readdirSync(join(folder, "mail"))
          .sort()
          .map((name) => PostalMime.parse(readFileSync(join(folder, "mail", name)))),
      ),
    stop: async () => {
      await ses.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type SmallCloud = Awaited<ReturnType<typeof smallCloud>>;

const auditTable = (TableName: string) => ({
  TableName,
  BillingMode: "PAY_PER_REQUEST" as const,
  KeySchema: [
    { AttributeName: "pk", KeyType: "HASH" as const },
    { AttributeName: "sk", KeyType: "RANGE" as const },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: "record",
      KeySchema: [
        { AttributeName: "reference", KeyType: "HASH" as const },
        { AttributeName: "at", KeyType: "RANGE" as const },
      ],
      Projection: { ProjectionType: "ALL" as const },
    },
  ],
  AttributeDefinitions: ["pk", "sk", "reference", "at"].map((AttributeName) => ({
    AttributeName,
    AttributeType: "S" as const,
  })),
});

const shardedKeys = ["outboxShard", "outboxAt", "queueShard", "queueOrder", "changeShard", "changeOrder"];

const recordsTable = (TableName: string) => {
  const key = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: "HASH" as const },
    { AttributeName: range, KeyType: "RANGE" as const },
  ];
  return {
    TableName,
    BillingMode: "PAY_PER_REQUEST" as const,
    KeySchema: key("pk", "sk"),
    GlobalSecondaryIndexes: [
      {
        IndexName: "outbox",
        KeySchema: key("outboxShard", "outboxAt"),
        Projection: { ProjectionType: "KEYS_ONLY" as const },
      },
      {
        IndexName: "queue",
        KeySchema: key("queueShard", "queueOrder"),
        Projection: { ProjectionType: "ALL" as const },
      },
      {
        IndexName: "changes",
        KeySchema: key("changeShard", "changeOrder"),
        Projection: { ProjectionType: "KEYS_ONLY" as const },
      },
    ],
    AttributeDefinitions: ["pk", "sk", ...shardedKeys].map((AttributeName) => ({
      AttributeName,
      AttributeType: "S" as const,
    })),
  };
};
