import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { StartFailure } from "./start-failure.ts";
import type { References } from "./template/references.ts";

/** A table of the template, with the attribute that ends its items' time when it has one. */
export type Table = {
  readonly id: string;
  readonly name: string;
  readonly keys: readonly string[];
  readonly expiry: string | undefined;
};

const Key = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) }));
const Index = z.object({
  IndexName: z.string(),
  KeySchema: Key,
  Projection: z.object({
    ProjectionType: z.enum(["ALL", "KEYS_ONLY", "INCLUDE"]),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});
const Shape = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) })),
  KeySchema: Key,
  GlobalSecondaryIndexes: z.array(Index).optional(),
  LocalSecondaryIndexes: z.array(Index).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

/** Creates the tables of the template that the data folder does not have yet. */
export async function createTables(database: DynamoDBClient, refs: References): Promise<readonly Table[]> {
  const tables = refs.all("AWS::DynamoDB::Table", Object.keys(Shape.shape));
  return Promise.all(
    tables.map(async ([id, properties]) => {
      const { TimeToLiveSpecification: expiry, ...shape } = Shape.parse(properties);
      const wanted = { TableName: refs.name(id), BillingMode: "PAY_PER_REQUEST", ...shape } as CreateTableCommandInput;
      const existing = await describe(database, refs.name(id));
      if (!existing) await create(database, wanted, expiry);
      else if (signature(existing) !== signature(wanted)) throw otherVersion(refs.name(id));
      const keys = shape.KeySchema.map(({ AttributeName }) => AttributeName);
      return { id, name: refs.name(id), keys, expiry: expiry?.Enabled ? expiry.AttributeName : undefined };
    }),
  );
}

async function create(
  database: DynamoDBClient,
  wanted: CreateTableCommandInput,
  expiry: { AttributeName: string; Enabled: boolean } | undefined,
): Promise<void> {
  await database.send(new CreateTableCommand(wanted));
  if (!expiry) return;
  await database.send(new UpdateTimeToLiveCommand({ TableName: wanted.TableName, TimeToLiveSpecification: expiry }));
}

async function describe(database: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await database.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Keys and indexes as text, to compare what the data has with what the template wants. */
function signature(table: TableDescription | CreateTableCommandInput): string {
  const keys = (schema: TableDescription["KeySchema"]) =>
    schema?.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`);
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  const texts = indexes.map(({ IndexName, KeySchema, Projection }) => [
    IndexName,
    keys(KeySchema),
    Projection?.ProjectionType,
    Projection?.NonKeyAttributes,
  ]);
  return JSON.stringify([
    keys(table.KeySchema),
    texts.map((text) => JSON.stringify(text)).toSorted((a, b) => a.localeCompare(b)),
  ]);
}

function otherVersion(name: string): StartFailure {
  return new StartFailure(
    `The data folder is of another version of Hearback (table ${name}): give another folder with --data.`,
  );
}
