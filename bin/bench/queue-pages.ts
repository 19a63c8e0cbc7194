import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { queueList } from "../../functions/adapters/queue-list.ts";
import { trackSets } from "../../functions/domain/feedback/queue-part.ts";
import type { Template } from "../../local/template/template.ts";
import { type FilledTable, filledTable } from "./filled-table.ts";
import { median } from "./median.ts";

/** What one page of 25 costs at a number of records: requests, read units and time. */
export type PageCost = { readonly records: number; readonly first: Cost; readonly next: Cost };
type Cost = { readonly requests: number; readonly readUnits: number; readonly ms: number };

const limit = 25;

/** Reads the first two pages of the whole queue in tables of each size, one after the other. */
export const measurePages = async (
  folder: string,
  template: Template,
  { sizes, runs }: { readonly sizes: readonly number[]; readonly runs: number },
): Promise<readonly PageCost[]> => {
  const costs: PageCost[] = [];
  for (const records of sizes) {
    const own = join(folder, String(records));
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const filled = await filledTable(own, template, records);
    costs.push(await pagesOf(filled, records, runs).finally(filled.close));
  }
  return costs;
};

const pagesOf = async (filled: FilledTable, records: number, runs: number): Promise<PageCost> => {
  const pages: Awaited<ReturnType<typeof twoPages>>[] = [];
  for (let run = 0; run < runs; run++) pages.push(await twoPages(filled));
  const of = (which: "first" | "next"): Cost => ({
    requests: median(pages.map((page) => page[which].requests)),
    readUnits: median(pages.map((page) => page[which].readUnits)),
    ms: median(pages.map((page) => page[which].ms)),
  });
  return { records, first: of("first"), next: of("next") };
};

const twoPages = async ({ database, table }: FilledTable) => {
  const db = DynamoDBDocumentClient.from(database);
  let cost = { requests: 0, readUnits: 0 };
  db.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: "TOTAL" });
      const result = await next(args);
      const { ConsumedCapacity } = result.output as { ConsumedCapacity?: { CapacityUnits?: number } };
      cost = { requests: cost.requests + 1, readUnits: cost.readUnits + (ConsumedCapacity?.CapacityUnits ?? 0) };
      return result;
    },
    { step: "initialize", name: "capacity", override: true },
  );
  const list = queueList(db, table);
  const page = async (after: string | undefined) => {
    cost = { requests: 0, readUnits: 0 };
    const since = performance.now();
    const { records, next } = await list({ parts, state: "active", after, limit, keep: () => true });
    if (records.length !== limit) throw new Error(`A page has ${records.length} records.`);
    return { next, cost: { ...cost, ms: performance.now() - since } };
  };
  const first = await page(undefined);
  return { first: first.cost, next: (await page(first.next)).cost };
};

/** The whole of what is shown to an accountability officer. */
const parts = trackSets.map((tracks) => ({ tracks, hidden: false }));
