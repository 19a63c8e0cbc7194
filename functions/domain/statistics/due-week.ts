import { weekday } from "../feedback/working-time.ts";
import type { Programme } from "../settings/our-numbers.ts";
import { isoWeek } from "./iso-week.ts";
import { weekBefore } from "./week-days.ts";

const dayMs = 86_400_000;

/** A week that is over, and when its digest fell due. */
export type DueWeek = { readonly week: string; readonly dueAt: Date };

/**
 * The week whose digest was the last to fall due, and when. The clock calls every day at the programme's hour: on its
 * weekday the digest is due, on every other day it is sent to whoever has not got it, because something stood still.
 */
export const dueWeek = ({ timeZone, digest }: Pick<Programme, "timeZone" | "digest">, at: Date): DueWeek => {
  let dueAt = at;
  while (weekday(dueAt, timeZone) !== digest.weekday) dueAt = new Date(dueAt.getTime() - dayMs);
  return { week: weekBefore(isoWeek(dueAt, timeZone)), dueAt };
};
