import type { Digests } from "./adapters/digests.ts";
import type { Programme } from "./domain/settings/our-numbers.ts";
import { type DueWeek, dueWeek } from "./domain/statistics/due-week.ts";
import { weekBefore } from "./domain/statistics/week-days.ts";

const weekMs = 7 * 86_400_000;
/** What stood still for longer is told by the eight weeks of the next digest. */
const mostMissed = 5;

/**
 * The week that is due, and before it those that nobody got because the system stood still: back to the last one that
 * everybody got. A programme that begins has missed nothing.
 */
export const dueWeeks = async (
  digests: Pick<Digests, "isDone">,
  programme: Programme,
  at: Date,
): Promise<readonly DueWeek[]> => {
  const due = dueWeek(programme, at);
  const missed: DueWeek[] = [];
  for (let ago = 1; ago <= mostMissed + 1; ago++) {
    const week = weekBefore(due.week, ago);
    if (await digests.isDone(programme.id, week)) return [...missed, due];
    missed.unshift({ week, dueAt: new Date(due.dueAt.getTime() - ago * weekMs) });
  }
  return [due];
};
