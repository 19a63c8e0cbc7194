import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { queueList } from "../../functions/adapters/queue-list.ts";
import { recordItem } from "../../functions/adapters/record-items.ts";
import type { ContactToken, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { trackSets } from "../../functions/domain/feedback/queue-part.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { inParallel } from "../proof/until.ts";
import { median } from "./median.ts";

/** What one page of 25 costs at a number of records: requests, read units and time. */
export type PageCost = {
  readonly records: number;
  readonly writesPerSecond: number;
  readonly first: Cost;
  readonly next: Cost;
};
type Cost = { readonly requests: number; readonly readUnits: number; readonly ms: number };

const limit = 25;

/** How far the measurement goes: the sizes, and how long filling up to one of them may take by the rate so far. */
export type PageSizes = { readonly sizes: readonly number[]; readonly fillSeconds: number; readonly runs: number };

/**
 * Fills a table step by step with invented records, and reads the first two pages of the whole queue at each step. Ends
 * with the last size that can be filled in the time given.
 */
export const measurePages = async (
  database: DynamoDBClient,
  table: string,
  { sizes, fillSeconds, runs }: PageSizes,
): Promise<readonly PageCost[]> => {
  const costs: PageCost[] = [];
  let written = 0;
  for (const records of sizes) {
    const rate = costs.at(-1)?.writesPerSecond ?? Number.POSITIVE_INFINITY;
    if ((records - written) / rate > fillSeconds) break;
    const since = performance.now();
    await write(database, table, written, records);
    const writesPerSecond = Math.round(((records - written) * 1_000) / (performance.now() - since));
    written = records;
    const pages: Awaited<ReturnType<typeof twoPages>>[] = [];
    for (let run = 0; run < runs; run++) pages.push(await twoPages(database, table));
    const of = (which: "first" | "next"): Cost => ({
      requests: median(pages.map((page) => page[which].requests)),
      readUnits: median(pages.map((page) => page[which].readUnits)),
      ms: median(pages.map((page) => page[which].ms)),
    });
    costs.push({ records, writesPerSecond, first: of("first"), next: of("next") });
  }
  return costs;
};

const write = async (database: DynamoDBClient, table: string, from: number, until: number): Promise<void> => {
  const db = DynamoDBDocumentClient.from(database, { marshallOptions: { removeUndefinedValues: true } });
  const batches = Array.from({ length: Math.ceil((until - from) / 25) }, (_, index) => from + index * 25);
  await inParallel(batches, 4, async (first) => {
    const items = Array.from({ length: Math.min(25, until - first) }, (_, index) =>
      recordItem(invented(first + index)),
    );
    const RequestItems = { [table]: items.map((Item) => ({ PutRequest: { Item } })) };
    const { UnprocessedItems = {} } = await db.send(new BatchWriteCommand({ RequestItems }));
    if (Object.keys(UnprocessedItems).length > 0) throw new Error("The database took only a part.");
  });
};

const twoPages = async (database: DynamoDBClient, table: string) => {
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

/** An invented record, spread evenly over the tracks, due at some moment of a year. */
const invented = (index: number): FeedbackRecord => {
  const reference = `HB${index.toString(36).toUpperCase().padStart(8, "0")}` as ReferenceCode;
  const [track = "feedback", ...others] = trackSets[index % trackSets.length] ?? [];
  const at = new Date(Date.UTC(2026, 0, 1) + ((index * 7_919) % 525_600) * 60_000).toISOString();
  return {
    reference,
    contact: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}` as ContactToken,
    programme: "northern-route",
    number: "+15550100",
    channel: "sms",
    language: "fr",
    type: "request",
    topics: ["food", "shelter"],
    codes: [],
    about: "us",
    sensitive: [],
    sensitivity: "non_sensitive",
    urgency: "normal",
    contactWishes: [],
    writerMayBeChild: false,
    tracks: [track, ...others],
    criticality: "action_needed",
    lifecycle: "open",
    status: "under_review",
    assignee: undefined,
    openedAt: at,
    lastMessageAt: at,
    closedAt: undefined,
    firstResponseAt: undefined,
    dueAt: at,
    messages: 1,
    attachments: 0,
    version: 1,
  };
};
