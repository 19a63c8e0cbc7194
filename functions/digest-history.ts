import type { Digests, WeekFigures } from "./adapters/digests.ts";
import type { ReadCounters } from "./adapters/read-counters.ts";
import type { Programme } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { countUp } from "./domain/statistics/count-up.ts";
import { figuresOf } from "./domain/statistics/figures.ts";
import { weekBefore } from "./domain/statistics/week-days.ts";

export type HistoryParts = { readonly settings: Settings; readonly counters: ReadCounters; readonly digests: Digests };

/** So many weeks stand side by side in a digest. */
const historyWeeks = 8;
/** Two years: what has been open for longer is not in the backlog. */
const backlogWeeks = 104;

/**
 * What the digests of a week and of the weeks before it show: decided once for each, so that no two mails can be
 * subtracted from each other. A week that never had a digest gets its figures now. The first is the week itself.
 */
export const digestHistory = async (
  { settings, counters, digests }: HistoryParts,
  { id, sites }: Programme,
  week: string,
): Promise<readonly [WeekFigures, ...WeekFigures[]]> => {
  const weeks = Array.from({ length: historyWeeks }, (_, ago) => weekBefore(week, ago));
  const known = await Promise.all(weeks.map(async (each) => digests.figures(id, each)));
  const lastMissing = known.lastIndexOf(undefined);
  const all = Array.from({ length: backlogWeeks + lastMissing }, (_, ago) => weekBefore(week, ago));
  const backlog = lastMissing === -1 ? [] : await counters(id, all);
  const names = sites.map((site) => site.id);
  const shown = async (each: string, ago: number): Promise<WeekFigures> => {
    const of = (kind: keyof WeekFigures, part: "shown" | "misconduct") =>
      figuresOf(kind, countUp(part, backlog.slice(ago, ago + backlogWeeks), names), settings.suppression.k);
    return digests.freeze(id, each, { managers: of("managers", "shown"), integrity: of("integrity", "misconduct") });
  };
  const [first, ...others] = await Promise.all(weeks.map(async (each, ago) => known[ago] ?? shown(each, ago)));
  if (!first) throw new RangeError("A history has weeks.");
  return [first, ...others];
};
