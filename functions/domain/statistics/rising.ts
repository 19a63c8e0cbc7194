import type { Figures } from "./figures.ts";

/** A topic that more people wrote about than chance explains, and how many a week did before. */
export type Rising = { readonly topic: string; readonly count: number; readonly usual: number };

/** One wrong alarm in a hundred weeks, over all topics of a week together. */
const error = 0.01;
const fewestWeeks = 3;

/**
 * Topics that stand out from the weeks before, by what was shown alone; a count that was hidden then is taken as the
 * most that it can have been. The test is the exact one of two rates (Przyborowski and Wilenski, 1940).
 */
export const risingTopics = ([now, ...before]: readonly Figures[], k: number): readonly Rising[] => {
  const received = now?.roots.received ?? null;
  const weeks = before.flatMap(({ roots, tables }) =>
    roots.received === null ? [] : [{ received: roots.received, topic: tables.topic ?? {} }],
  );
  if (!now || received === null || weeks.length < fewestWeeks) return [];
  const receivedBefore = weeks.reduce((sum, week) => sum + week.received, 0);
  const topics = Object.entries(now.tables.topic ?? {});
  return topics
    .flatMap(([topic, count]) => {
      const earlier = weeks.reduce((sum, week) => sum + (week.topic[topic] ?? k - 1), 0);
      const chance = atLeast(count, count + earlier, received / (received + receivedBefore));
      return chance * Math.max(topics.length, 1) < error
        ? [{ topic, count, usual: Math.round(earlier / weeks.length) }]
        : [];
    })
    .sort((one, other) => other.count - one.count);
};

/** How likely `hits` or more of `tries` are at that chance each. */
const atLeast = (hits: number, tries: number, chance: number): number => {
  let term = tries * Math.log1p(-chance);
  let sum = hits === 0 ? Math.exp(term) : 0;
  for (let at = 1; at <= tries; at++) {
    term += Math.log((tries - at + 1) / at) + Math.log(chance) - Math.log1p(-chance);
    if (at >= hits) sum += Math.exp(term);
  }
  return sum;
};
