// npm run advocacy -- --year 2026: what people wrote about, by Strategy objective, as Societies along a route exchange it.

import { stringify } from "csv-stringify/sync";
import { type AdvocacyRow, advocacyTable } from "../functions/domain/statistics/advocacy.ts";
import { countUp } from "../functions/domain/statistics/count-up.ts";
import { figuresOf } from "../functions/domain/statistics/figures.ts";
import { isoWeek } from "../functions/domain/statistics/iso-week.ts";
import { weekBefore, weekDays } from "../functions/domain/statistics/week-days.ts";
import { readSettings } from "../lib/read-settings.ts";
import { inventedWeeks, weeksAt } from "./digest/weeks.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { PlaceError, placeOf } from "./redrive/place.ts";

const USAGE = `npm run advocacy -- --year 2026 [--programme ID] [--csv] [--data DIR | --aws] [--settings FILE]
  --year N         the weeks of that ISO year that are over
  --programme ID   one route; without it, each of the settings
  --csv            a table with a row of HXL tags; without it, JSON (schema: docs/digest.md)
  --data DIR       the local system that runs over that folder; without it, invented weeks`;

process.env.TZ = "UTC";
try {
  await main();
} catch (error) {
  console.error(
    error instanceof PlaceError ? error.message : `It ended early (${error instanceof Error ? error.name : "Error"}).`,
  );
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const options = commandLine();
  const settings = readSettings(options.settings);
  const { k } = settings.suppression;
  const last = lastWeekOf(options.year);
  if (!last) throw new PlaceError(`No week of ${options.year} is over yet.`);
  const chosen = settings.programmes.filter(({ id }) => options.programme === undefined || id === options.programme);
  const tables = await Promise.all(
    chosen.map(async (programme) => {
      const isInvented = options.data === undefined && !options.aws;
      const { counters } = isInvented
        ? inventedWeeks(programme, last)
        : await weeksAt(placeOf(options.settings, options.data), programme, last);
      const sites = programme.sites.map(({ id }) => id);
      const weeks = Array.from({ length: Number(last.slice(-2)) }, (_, ago) => {
        const exact = countUp("shown", counters.slice(ago), sites);
        return { figures: figuresOf("managers", exact, k), exact };
      });
      return { route: programme.id, name: programme.name, country: programme.country, rows: advocacyTable(weeks, k) };
    }),
  );
  const period = { year: options.year, lastWeek: last };
  console.log(
    options.csv
      ? csvOf(period, tables)
      : JSON.stringify({ schema: 1, society: settings.society.name, k, ...period, routes: tables }, null, 2),
  );
}

type RouteTable = { readonly route: string; readonly country: string; readonly rows: readonly AdvocacyRow[] };

function csvOf({ year, lastWeek }: { year: string; lastWeek: string }, tables: readonly RouteTable[]): string {
  return stringify([
    ["year", "until_week", "route", "country", "objective", "topic", "records_at_least"],
    [
      "#date+year",
      "#date+week",
      "#activity+route",
      "#country+code",
      "#indicator+objective",
      "#subject+topic",
      "#affected+num+min",
    ],
    ...tables.flatMap(({ route, country, rows }) =>
      rows.map(({ objective, topic, atLeast }) => [year, lastWeek, route, country, objective, topic, atLeast]),
    ),
  ]).trimEnd();
}

/** The last week of a year that is over. */
function lastWeekOf(year: string): string | undefined {
  let week = weekBefore(isoWeek(new Date(), "UTC"));
  while (week.slice(0, 4) > year) week = weekBefore(week);
  return week.startsWith(`${year}-`) && weekDays(week) ? week : undefined;
}

function commandLine() {
  const { values } = parsed();
  if (!/^20\d\d$/.test(values.year ?? "")) throw new PlaceError(USAGE);
  return { ...values, year: values.year ?? "" };
}

function parsed() {
  try {
    return parseArgs({
      options: {
        year: { type: "string" },
        programme: { type: "string" },
        csv: { type: "boolean", default: false },
        data: { type: "string" },
        aws: { type: "boolean", default: false },
        settings: { type: "string", default: "settings.json" },
      },
    });
  } catch {
    throw new PlaceError(USAGE);
  }
}
