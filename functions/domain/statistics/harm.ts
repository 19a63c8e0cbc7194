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

/**
 * What may be told of a quarter: all programmes of a country together, each with its weeks. It is the only number over
 * several programmes that is published, and whoever works in one of them knows its own: so a class is left out as well
 * where the programmes but one have fewer than `k` together. There is no total to subtract from.
 */
export const harmFigures = (programmes: readonly (readonly Increments[])[], k: number): HarmFigures => {
  const counted = harmClasses.map((name) => {
    const each = programmes.map((weeks) => sum(weeks.map((week) => week[`harm.received.class.${name}`] ?? 0)));
    const known = each.length > 1 ? Math.max(...each) : 0;
    return [name, sum(each), known] as const;
  });
  return Object.fromEntries(
    counted.filter(([, count, known]) => count - known >= k).map(([name, count]) => [name, count] as const),
  );
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
