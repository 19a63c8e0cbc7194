// npm run advocacy -- --year 2026: what people wrote about, by Strategy objective, as Societies along a route exchange it.

import { stringify } from "csv-stringify/sync";
import type { Programme } from "../functions/domain/settings/our-numbers.ts";
import { advocacyTable } from "../functions/domain/statistics/advocacy.ts";
import { isoWeek } from "../functions/domain/statistics/iso-week.ts";
import { weekBefore, weekDays } from "../functions/domain/statistics/week-days.ts";
import { decideWeek } from "../functions/domain/statistics/week-figures.ts";
import { readSettings } from "../lib/read-settings.ts";
import { AdvocacyReport, advocacyLines } from "./advocacy/report.ts";
import { inventedWeeks, weeksAt } from "./digest/weeks.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { PlaceError, placeOf } from "./redrive/place.ts";

const USAGE = `npm run advocacy -- --year 2026 [--programme ID] [--csv] [--data DIR | --aws] [--settings FILE]
  --year N         the weeks of that ISO year that are over
  --programme ID   one route; without it, each of the settings
  --csv            a table with a row of HXL tags; without it, JSON (docs/advocacy.schema.json)
  --data DIR       the local system that runs over that folder; without it, invented weeks
Of a running system it adds up what digests have shown: weeks without a digest count nothing.`;

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
  const last = lastWeekOf(options.year);
  if (!last) throw new PlaceError(`No week of ${options.year} is over yet.`);
  const chosen = settings.programmes.filter(({ id }) => options.programme === undefined || id === options.programme);
  const weeks = Number(last.slice(-2));
  const { k } = settings.suppression;
  const routes = await Promise.all(
    chosen.map(async (programme) => {
      const { id: route, name, country } = programme;
      const shown = (await weeksOf(options, programme, last)).slice(0, weeks).flatMap((week) => week ?? []);
      const rows = advocacyTable(shown.map(({ managers }) => managers));
      return { route, name, country, weeksShown: shown.length, rows: [...rows] };
    }),
  );
  const society = settings.society.name;
  const report = AdvocacyReport.parse({ schema: 2, society, k, year: options.year, lastWeek: last, weeks, routes });
  console.log(options.csv ? stringify([...advocacyLines(report)]).trimEnd() : JSON.stringify(report, null, 2));

  /** What digests have shown; of invented weeks what they would have shown. */
  async function weeksOf({ data, aws, settings: file }: typeof options, programme: Programme, week: string) {
    if (data !== undefined || aws) return (await weeksAt(placeOf(file, data), programme, week)).frozen;
    const { counters } = inventedWeeks(programme, week);
    const sites = programme.sites.map(({ id }) => id);
    return Array.from({ length: weeks }, (_, ago) => {
      const backlog = counters.slice(ago);
      return decideWeek({ backlog, sites, before: [], isNewest: false, k, now: new Date() });
    });
  }
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
