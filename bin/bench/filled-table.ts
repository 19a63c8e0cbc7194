import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { countersKey, schema, shardOf } from "../../functions/adapters/keys.ts";
import { recordItem } from "../../functions/adapters/record-items.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { countChanges } from "../../functions/domain/statistics/counts.ts";
import { awsClients } from "../../local/aws-clients.ts";
import { importTable, startDynamoDb } from "../../local/emulators/dynamodb.ts";
import type { Properties, Template } from "../../local/template/template.ts";
import { attributeValues } from "./attribute-values.ts";
import { syntheticRecord } from "./synthetic-record.ts";

/** A records table as the template has it, full of invented records, in a database of its own. */
export type FilledTable = {
  readonly database: DynamoDBClient;
  readonly table: string;
  readonly close: () => Promise<void>;
};

const perFile = 25_000;
const timeZone = "Africa/Tunis";

/**
 * Writes the records as an export of DynamoDB and has the database import it: many times faster than request by
 * request, and what lies in the table and its indexes is the same.
 */
export const filledTable = async (folder: string, template: Template, records: number): Promise<FilledTable> => {
  const [id, shape] = recordsTable(template);
  const source = join(folder, "export");
  writeExport(join(source, id, "data"), records);
  const schema = join(folder, "schema.json");
  writeFileSync(schema, JSON.stringify([{ Table: { TableName: id, ...shape } }]));
  const file = join(folder, "records.sqlite");
  await importTable({ source, schema, file });
  rmSync(source, { recursive: true });
  const { url, close } = await startDynamoDb(file, undefined);
  const clients = awsClients({ dynamodb: url, sqs: url });
  const end = async () => {
    clients.close();
    await close();
    rmSync(folder, { recursive: true });
  };
  return { database: clients.database, table: id, close: end };
};

/** Its name and what of it decides where an item lies. */
const recordsTable = ({ resources }: Template): readonly [string, Properties] => {
  for (const [id, { type, properties }] of resources) {
    if (type !== "AWS::DynamoDB::Table" || !/records/i.test(id)) continue;
    const { KeySchema, GlobalSecondaryIndexes, AttributeDefinitions } = properties;
    return [id, { KeySchema, GlobalSecondaryIndexes, AttributeDefinitions }];
  }
  throw new Error("There is no records table.");
};

const writeExport = (folder: string, records: number): void => {
  mkdirSync(folder, { recursive: true });
  const counters = new Map<string, Record<string, string | number>>();
  for (let from = 0; from < records; from += perFile) {
    const batch = Array.from({ length: Math.min(perFile, records - from) }, (_, index) =>
      syntheticRecord(from + index),
    );
    for (const record of batch) count(counters, record);
    writeItems(folder, String(from), batch.map(recordItem));
  }
  writeItems(folder, "counters", [...counters.values()]);
};

const writeItems = (folder: string, name: string, items: readonly object[]): void => {
  const lines = items.map((item) => JSON.stringify({ Item: attributeValues(item as Record<string, unknown>) }));
  writeFileSync(join(folder, `${name}.json.gz`), gzipSync(lines.join("\n"), { level: 1 }));
};

/** The counters as the transactions would have left them. */
const count = (counters: Map<string, Record<string, string | number>>, record: FeedbackRecord): void => {
  for (const { week, increments } of countChanges(undefined, record, timeZone)) {
    const key = countersKey(record.programme, week, shardOf(record.reference));
    const item: Record<string, string | number> = counters.get(key.pk) ?? { ...key, schema };
    for (const [name, value] of Object.entries(increments)) item[name] = Number(item[name] ?? 0) + value;
    counters.set(key.pk, item);
  }
};
