import { setTimeout } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { digestStores } from "../../functions/adapters/digest-stores.ts";
import type { Programme } from "../../functions/domain/settings/our-numbers.ts";
import type { Bulletin } from "../../functions/domain/statistics/bulletin.ts";
import type { Increments } from "../../functions/domain/statistics/counts.ts";
import type { HarmRelease } from "../../functions/domain/statistics/harm.ts";
import { weekBefore } from "../../functions/domain/statistics/week-days.ts";
import type { WeekFigures } from "../../functions/domain/statistics/week-figures.ts";
import { recordsTable } from "../chaos/counters.ts";
import { inventedBulletins } from "../invented/bulletins.ts";
import { countersOf } from "../invented/counters-of.ts";
import { earlierWeeks } from "../invented/earlier-weeks.ts";
import type { Place } from "../redrive/place.ts";

/** What a preview is made of: counters of the week and of those before it, what was shown, and what was approved. */
export type Weeks = {
  readonly counters: readonly Increments[];
  /** What digests have shown already, week by week; it is not decided anew. */
  readonly frozen: readonly (WeekFigures | undefined)[];
  readonly bulletins: readonly Bulletin[];
  readonly harm: readonly HarmRelease[];
};

const backlogWeeks = 112;
/** As far back as somebody asks: a year of an advocacy table. */
const shownWeeks = (week: string) => weeksUntil(week).slice(0, 53);
const weeksUntil = (week: string) => Array.from({ length: backlogWeeks }, (_, ago) => weekBefore(week, ago));

/** Invented weeks, the same at every call. */
export const inventedWeeks = (programme: Programme, week: string): Weeks => {
  const records = earlierWeeks(programme, week).map(({ now }) => now);
  const counters = countersOf(records, programme.timeZone);
  return {
    counters: weeksUntil(week).map((each) => counters.get(each) ?? {}),
    frozen: [],
    bulletins: inventedBulletins(programme.id, week),
    harm: [],
  };
};

/** The weeks of a deployment. Only counters are read, and nothing is written. */
export const weeksAt = async (place: Place, programme: Programme, week: string): Promise<Weeks> => {
  const client = new DynamoDBClient(place.client("dynamodb"));
  const db = DynamoDBDocumentClient.from(client);
  const table = await recordsTable(client);
  const stores = digestStores(db, table, async (milliseconds) => setTimeout(milliseconds));
  const found = {
    frozen: await Promise.all(shownWeeks(week).map(async (each) => stores.digests.figures(programme.id, each))),
    counters: await stores.counters(programme.id, weeksUntil(week)),
    bulletins: await stores.bulletins.all(programme.id),
    harm: await stores.harm.all(programme.country),
  };
  client.destroy();
  return found;
};
