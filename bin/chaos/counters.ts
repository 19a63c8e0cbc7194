import { type DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { plain } from "../../functions/adapters/plain.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { programmeById } from "../../functions/domain/settings/our-numbers.ts";
import type { Settings } from "../../functions/domain/settings.ts";
import { countChanges } from "../../functions/domain/statistics/counts.ts";

type Sums = Map<string, number>;

/** How many counters say something else than the records that they count, over all shards. */
export const wrongCounters = async (database: DynamoDBClient, settings: Settings): Promise<number> => {
  const counted: Sums = new Map();
  const expected: Sums = new Map();
  const client = DynamoDBDocumentClient.from(database);
  const TableName = await recordsTable(database);
  for await (const { Items } of paginateScan({ client }, { TableName })) {
    for (const item of Items ?? []) {
      const [kind, programme, week] = String(item.pk).split("#");
      if (kind === "COUNTERS") addAll(counted, `${programme}#${week}`, plain<Record<string, number>>(item) ?? {});
      if (item.sk === "RECORD") expect(expected, plain<FeedbackRecord>(item), settings);
    }
  }
  const names = new Set([...counted.keys(), ...expected.keys()]);
  return [...names].filter((name) => (counted.get(name) ?? 0) !== (expected.get(name) ?? 0)).length;
};

const expect = (sums: Sums, record: FeedbackRecord | undefined, settings: Settings): void => {
  const programme = record && programmeById(settings, record.programme);
  for (const { week, increments } of programme ? countChanges(undefined, record, programme.timeZone) : []) {
    addAll(sums, `${programme?.id}#${week}`, increments);
  }
};

const addAll = (sums: Sums, where: string, counts: Readonly<Record<string, number>>): void => {
  for (const [name, count] of Object.entries(counts)) {
    sums.set(`${where}#${name}`, (sums.get(`${where}#${name}`) ?? 0) + count);
  }
};

/** The table of the records, by its name. */
export const recordsTable = async (database: DynamoDBClient): Promise<string> => {
  const { TableNames = [] } = await database.send(new ListTablesCommand());
  const name = TableNames.find((table) => /records/i.test(table));
  if (!name) throw new Error("There is no records table.");
  return name;
};
