import type { Finder } from "./claim.ts";
import { claimedBy, type HomeSight, homeSightOf } from "./home-sight.ts";
import { type HomeVotes, homeChances } from "./home-votes.ts";
import type { Identifier } from "./identifier.ts";

/** A run of units goes on from the first chance on, and is a home when one of them has the second. */
export const homeLimits = { part: 0.08, sure: 0.85 };
/** What is longer is a list, and no home. */
const longest = 40;

/** Finds what rules did not: parts of addresses by votes that are learnt, to both ends of what rules found of them. */
export const findHomes =
  (votes: HomeVotes): Finder =>
  (reading, claims) => {
    const sight = homeSightOf(reading, claims);
    for (const [from, to] of homesIn(sight, homeChances(sight, votes)))
      for (const [start, end] of freeStretches(sight, from, to)) claims.take({ type: "ADDRESS", start, end });
  };

/** What touches is one address, whoever found its parts. */
export const joinHomes = (found: readonly Identifier[], text: string): readonly Identifier[] => {
  const joined: Identifier[] = [];
  for (const one of found) {
    const before = joined.at(-1);
    const isOne =
      before?.type === "ADDRESS" && one.type === "ADDRESS" && between.test(text.slice(before.end, one.start));
    if (isOne) joined[joined.length - 1] = { ...before, end: one.end };
    else joined.push(one);
  }
  return joined;
};

const between = /^[ ,./-]{0,3}$/;

/** The runs of units that are homes, the first and the last unit of each. */
export const homesIn = (sight: HomeSight, chances: Float64Array): readonly (readonly [number, number])[] => {
  const runs: (readonly [number, number])[] = [];
  const isPart = (at: number): boolean => (chances[at] ?? 0) > homeLimits.part;
  for (let i = 0; i < chances.length; i += 1) {
    if (!isPart(i)) continue;
    let [last, best] = [i, 0];
    while (isPart(last)) {
      best = Math.max(best, chances[last] ?? 0);
      last += 1;
    }
    if (best > homeLimits.sure && last - i <= longest) runs.push([i, last - 1]);
    i = last;
  }
  return runs.map((run) => withoutEdges(sight, run));
};

/** A comma in front of a home or behind it is no part of it, nor a town, nor a small word in front: "at". */
const withoutEdges = (sight: HomeSight, [from, to]: readonly [number, number]): readonly [number, number] => {
  let [start, end] = [from, to];
  while (start < end && isEdge(sight, start, "lp")) start += 1;
  while (end > start && isEdge(sight, end, "p")) end -= 1;
  return [start, end];
};

const isEdge = ({ reading, first, classes }: HomeSight, at: number, letters: string): boolean =>
  /^(?:sign|line)$/.test(reading.tokens[first[at] ?? -1]?.kind ?? "") ||
  letters.includes(String.fromCharCode(classes[at] ?? 0));

/** What is left of a run between what is claimed. */
const freeStretches = (
  { reading, first, last, claimed }: HomeSight,
  from: number,
  to: number,
): readonly (readonly [number, number])[] => {
  const found: (readonly [number, number])[] = [];
  for (let i = from; i <= to; i += 1) {
    if (claimed[i] !== claimedBy.nobody) continue;
    const start = reading.tokens[first[i] ?? 0]?.start ?? 0;
    while (i < to && claimed[i + 1] === claimedBy.nobody) i += 1;
    found.push([start, reading.tokens[last[i] ?? 0]?.end ?? 0]);
  }
  return found;
};
