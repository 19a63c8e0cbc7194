import type { PersonId } from "../feedback/handles.ts";
import type { Increments } from "./counts.ts";

/** Harm by others of which people tell, and which is counted by quarter and country alone. */
export const harmClasses = ["detention", "trafficking", "violence"] as const;
export type HarmClass = (typeof harmClasses)[number];

/** Records by class; a class with fewer than `k`, or none, is left out, and a record may be in several. */
export type HarmFigures = Readonly<Partial<Record<HarmClass, number>>>;

/** What a protection focal point has released; it stays as it is. */
export type HarmRelease = {
  readonly country: string;
  readonly quarter: string;
  readonly figures: HarmFigures;
  readonly releasedBy: PersonId;
  readonly releasedAt: string;
};

/** What may be told of a quarter: the weeks of all programmes of a country together. There is no total to subtract from. */
export const harmFigures = (weeks: readonly Increments[], k: number): HarmFigures => {
  const counted = harmClasses.map((name) => {
    const count = weeks.reduce((sum, week) => sum + (week[`harm.received.class.${name}`] ?? 0), 0);
    return [name, count] as const;
  });
  return Object.fromEntries(counted.filter(([, count]) => count >= k));
};
