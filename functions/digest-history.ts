import type { Digests } from "./adapters/digests.ts";
import type { ReadCounters } from "./adapters/read-counters.ts";
import type { Programme } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { dueWeek } from "./domain/statistics/due-week.ts";
import { weekBefore } from "./domain/statistics/week-days.ts";
import { decideWeek, type WeekFigures } from "./domain/statistics/week-figures.ts";

export type HistoryParts = {
  readonly settings: Settings;
  readonly counters: ReadCounters;
  readonly digests: Pick<Digests, "figures" | "freeze">;
  readonly now: () => Date;
};

/** So many weeks stand side by side in a digest. */
const historyWeeks = 8;
/** Two years: what has been open for longer is not in the backlog. */
const backlogWeeks = 104;

/**
 * What the digests of a week and of the weeks before it show: decided once for each, so that no two mails can be
 * subtracted from each other. A week that never had a digest gets its figures now. The first is the week itself.
 */
export const digestHistory = async (
  { settings, counters, digests, now }: HistoryParts,
  programme: Programme,
  week: string,
): Promise<readonly [WeekFigures, ...WeekFigures[]]> => {
  const weeks = Array.from({ length: historyWeeks }, (_, ago) => weekBefore(week, ago));
  const known = await Promise.all(weeks.map(async (each) => digests.figures(programme.id, each)));
  const lastMissing = known.lastIndexOf(undefined);
  const all = Array.from({ length: backlogWeeks + lastMissing }, (_, ago) => weekBefore(week, ago));
  const backlog = lastMissing === -1 ? [] : await counters(programme.id, all);
  const counted = {
    sites: programme.sites.map(({ id }) => id),
    k: settings.suppression.k,
    now: now(),
    isNewest: week >= dueWeek(programme, now()).week,
  };
  // The oldest first: what a week may show depends on what those before it have shown.
  const shown: WeekFigures[] = [];
  for (const [ago, each] of [...weeks.entries()].reverse()) {
    const before = [...shown];
    const decide = () =>
      decideWeek({
        ...counted,
        before,
        backlog: backlog.slice(ago, ago + backlogWeeks),
        isNewest: counted.isNewest && ago === 0,
      });
    shown.unshift(known[ago] ?? (await digests.freeze(programme.id, each, decide())));
  }
  const [first, ...others] = shown;
  if (!first) throw new RangeError("A history has weeks.");
  return [first, ...others];
};
