import { readFileSync } from "node:fs";
import { digestStores } from "../../functions/adapters/digest-stores.ts";
import { digestContent } from "../../functions/digest-content.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import type { FilledTable } from "./filled-table.ts";
import type { Cost, MeteredClient } from "./metered-client.ts";

const week = "2026-W46";
const now = new Date("2026-11-16T08:00:00Z");

/** What a week's digest takes when there was none before: the dearest one, which reads the counters of two years. */
export const digestCost = async ({ table }: FilledTable, { db, measured }: MeteredClient): Promise<Cost> => {
  const settings = parseSettings(JSON.parse(readFileSync(new URL("../../settings.json", import.meta.url), "utf8")));
  const [programme] = settings.programmes;
  if (!programme) throw new Error("The settings have no programme.");
  const parts = {
    settings,
    ...digestStores(db, table, async () => undefined),
    now: () => now,
  };
  const { result, cost } = await measured(() => digestContent(parts, programme, week));
  if ((result.history[0].managers.roots.received ?? 0) === 0) throw new Error("The digest counted nothing.");
  return cost;
};
