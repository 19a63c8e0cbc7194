import { type DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { countersKey, shardOf } from "../../functions/adapters/keys.ts";
import { plain } from "../../functions/adapters/plain.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { programmeById } from "../../functions/domain/settings/our-numbers.ts";
import type { Settings } from "../../functions/domain/settings.ts";
import { countChanges } from "../../functions/domain/statistics/counts.ts";
import { isServiceCounter } from "../../functions/domain/statistics/service.ts";

/** A counter that says something else than the records that it counts. */
export type Difference = {
  readonly programme: string;
  readonly week: string;
  readonly shard: number;
  readonly name: string;
  readonly says: number;
  readonly should: number;
};

export type Comparison = {
  readonly records: number;
  readonly counters: number;
  readonly differences: readonly Difference[];
};

type Sums = Map<string, number>;

/**
 * Counts all records of a table anew and holds every counter of every shard against that. It reads the whole table, as
 * only a repair may. Weeks before `since` are left out: coded rows of theirs may have reached their end.
 */
export const compareCounters = async (
  db: DynamoDBDocumentClient,
  table: string,
  settings: Settings,
  since = "",
): Promise<Comparison> => {
  const said: Sums = new Map();
  const should: Sums = new Map();
  let records = 0;
  for await (const { Items } of paginateScan({ client: db }, { TableName: table, ConsistentRead: true })) {
    for (const item of Items ?? []) {
      if (String(item.pk).startsWith("COUNTERS#")) addAll(said, String(item.pk), plain<Record<string, number>>(item));
      if (item.sk !== "RECORD") continue;
      records += 1;
      count(should, plain<FeedbackRecord>(item), settings);
    }
  }
  const names = [...new Set([...said.keys(), ...should.keys()])].filter((name) => weekOf(name) >= since);
  return {
    records,
    counters: names.length,
    differences: names
      .filter((name) => (said.get(name) ?? 0) !== (should.get(name) ?? 0))
      .map((name) => differenceOf(name, said.get(name) ?? 0, should.get(name) ?? 0)),
  };
};

const count = (sums: Sums, record: FeedbackRecord | undefined, settings: Settings): void => {
  const programme = record && programmeById(settings, record.programme);
  if (!record || !programme) return;
  for (const { week, increments } of countChanges(undefined, record, programme.timeZone)) {
    addAll(sums, countersKey(programme.id, week, shardOf(record.reference)).pk, increments);
  }
};

const addAll = (sums: Sums, where: string, counts: Readonly<Record<string, number>> | undefined): void => {
  for (const [name, value] of Object.entries(counts ?? {})) {
    if (isServiceCounter(name)) continue;
    sums.set(`${where}#${name}`, (sums.get(`${where}#${name}`) ?? 0) + value);
  }
};

const weekOf = (name: string): string => name.split("#")[2] ?? "";

const differenceOf = (key: string, says: number, should: number): Difference => {
  const [, programme = "", week = "", shard = "", name = ""] = key.split("#");
  return { programme, week, shard: Number(shard), name, says, should };
};
