import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { queueList } from "../../functions/adapters/queue-list.ts";
import { trackSets } from "../../functions/domain/feedback/queue-part.ts";
import type { Template } from "../../local/template/template.ts";
import { digestCost } from "./digest-cost.ts";
import { type FilledTable, filledTable } from "./filled-table.ts";
import { median } from "./median.ts";
import { type Cost, type MeteredClient, meteredClient } from "./metered-client.ts";

/** What one page of 25 and a week's digest cost at a number of records: requests, read units and time. */
export type PageCost = { readonly records: number; readonly first: Cost; readonly next: Cost; readonly digest: Cost };

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
  const metered = meteredClient(filled);
  const pages: Awaited<ReturnType<typeof twoPages>>[] = [];
  for (let run = 0; run < runs; run++) pages.push(await twoPages(filled, metered));
  const of = (which: "first" | "next"): Cost => ({
    requests: median(pages.map((page) => page[which].requests)),
    readUnits: median(pages.map((page) => page[which].readUnits)),
    ms: median(pages.map((page) => page[which].ms)),
  });
  return { records, first: of("first"), next: of("next"), digest: await digestCost(filled, metered) };
};

const twoPages = async ({ table }: FilledTable, { db, measured }: MeteredClient) => {
  const list = queueList(db, table);
  const page = async (after: string | undefined) => {
    const { result, cost } = await measured(() => list({ parts, state: "active", after, limit, keep: () => true }));
    if (result.records.length !== limit) throw new Error(`A page has ${result.records.length} records.`);
    return { next: result.next, cost };
  };
  const first = await page(undefined);
  return { first: first.cost, next: (await page(first.next)).cost };
};

/** The whole of what is shown to an accountability officer. */
const parts = trackSets.map((tracks) => ({ tracks, hidden: false }));
