import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { startDynamoDb } from "../../local/emulators/dynamodb.ts";
import { LOCAL_CREDENTIALS, REGION } from "../../local/template/place.ts";

export type SmallDatabase = {
  readonly db: () => DynamoDBDocumentClient;
  readonly table: string;
  /** `kill -9` of the database, in the middle of whatever it does, and a new one over the same file. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A database of its own with an empty table, gone at the end. */
export const smallDatabase = async (): Promise<SmallDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), "hearback-counters-"));
  const start = async () => startDynamoDb(join(folder, "records.sqlite"), undefined);
  const clientOf = (endpoint: string) =>
    DynamoDBDocumentClient.from(
      new DynamoDBClient({ region: REGION, endpoint, credentials: LOCAL_CREDENTIALS, maxAttempts: 1 }),
      { marshallOptions: { removeUndefinedValues: true } },
    );
  let running = await start();
  let db = clientOf(running.url);
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
  await db.send(
    new CreateTableCommand({
      TableName: "records",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [text("pk"), text("sk")],
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    }),
  );
  return {
    db: () => db,
    table: "records",
    kill: async () => {
      if (running.group) process.kill(-running.group, "SIGKILL");
      db.destroy();
      await running.close();
      running = await start();
      db = clientOf(running.url);
    },
    close: async () => {
      db.destroy();
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
