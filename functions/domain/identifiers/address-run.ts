import { classesOf } from "./address-class.ts";
import { enough, lead, runIn } from "./address-grammar.ts";
import type { Claims } from "./claim.ts";
import type { Reading } from "./reading.ts";

/** A stretch of the text that is made of parts of addresses, and the letters of its tokens. */
type Run = { readonly start: number; readonly end: number; readonly classes: string };

const runsOf = (reading: Reading): readonly Run[] => {
  return [...classesOf(reading).matchAll(runIn(reading.language))].map(({ 0: classes, index }) => {
    const first = index + (lead.exec(classes)?.[0].length ?? 0);
    const last = index + classes.length - 1;
    return { start: reading.tokens[first]?.start ?? 0, end: reading.tokens[last]?.end ?? 0, classes };
  });
};

/** Claims that run on over all that belongs to the same address, and what claims the runs that are addresses by themselves. */
export const wholeAddresses = (reading: Reading, claims: Claims): { whole: Claims; claimRuns: () => void } => {
  const runs = runsOf(reading);
  const take: Claims["take"] = (claim) => {
    const met = runs.filter(({ start, end }) => start < claim.end && end > claim.start);
    const start = Math.min(claim.start, ...met.map((one) => one.start));
    const end = Math.max(claim.end, ...met.map((one) => one.end));
    claims.take(claims.isFree(start, end) ? { ...claim, start, end } : claim);
  };
  const claimRuns = (): void => {
    for (const { start, end, classes } of runs) if (enough.test(classes)) claims.take({ type: "ADDRESS", start, end });
  };
  return { whole: { ...claims, take }, claimRuns };
};
