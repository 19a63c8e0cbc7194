import { classesOf } from "./address-class.ts";
import { enough, lead, needed, runIn } from "./address-grammar.ts";
import type { Claims } from "./claim.ts";
import type { Reading } from "./reading.ts";

/** A stretch of the text that is made of parts of addresses, and the letters of its tokens. */
type Run = { readonly start: number; readonly end: number; readonly classes: string };

const runsOf = (reading: Reading): readonly Run[] => {
  const all = classesOf(reading);
  if (!needed.test(all)) return [];
  return [...all.matchAll(runIn(reading.language))].map(({ 0: classes, index }) => {
    const first = index + (lead.exec(classes)?.[0].length ?? 0);
    const last = index + classes.length - 1;
    return { start: reading.tokens[first]?.start ?? 0, end: reading.tokens[last]?.end ?? 0, classes };
  });
};

/** The runs, which stand in order and apart, that a claim touches. */
const meeting = (runs: readonly Run[], claim: { readonly start: number; readonly end: number }): readonly Run[] => {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) <= claim.start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < runs.length && (runs[last]?.start ?? 0) < claim.end) last += 1;
  return runs.slice(low, last);
};

/** Claims that run on over all that belongs to the same address, and what claims the runs that are addresses by themselves. */
export const wholeAddresses = (reading: Reading, claims: Claims): { whole: Claims; claimRuns: () => void } => {
  const runs = runsOf(reading);
  const take: Claims["take"] = (claim) => {
    const met = meeting(runs, claim);
    const start = Math.min(claim.start, met[0]?.start ?? claim.start);
    const end = Math.max(claim.end, met.at(-1)?.end ?? claim.end);
    claims.take(claims.isFree(start, end) ? { ...claim, start, end } : claim);
  };
  const claimRuns = (): void => {
    for (const { start, end, classes } of runs) if (enough.test(classes)) claims.take({ type: "ADDRESS", start, end });
  };
  return { whole: { ...claims, take }, claimRuns };
};
