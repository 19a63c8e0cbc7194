import type { Claims, Finder } from "./claim.ts";
import { enough, scoreNames } from "./name-score.ts";
import type { Reading } from "./reading.ts";

const isJoint = (reading: Reading, from: number, to: number): boolean => {
  const between = reading.plain.slice(reading.tokens[from]?.end ?? 0, reading.tokens[to]?.start ?? 0);
  return /^(?: {0,3}|[-'.] ?)$/.test(between);
};

/** Finds names of persons by what announces them, by lists of names, by case and place in the sentence. */
export const findNames: Finder = (reading, claims) => {
  const scores = scoreNames(reading, claims);
  let i = 0;
  while (i < scores.length) {
    if ((scores[i] ?? 0) < enough) {
      i += 1;
      continue;
    }
    let last = i;
    for (let j = i + 1; j < scores.length && j <= last + 2; j += 1) {
      if (reading.tokens[j]?.kind === "sign") continue;
      if ((scores[j] ?? 0) < enough || !isJoint(reading, last, j)) break;
      last = j;
    }
    claimName(reading, claims, i, last);
    i = last + 1;
  }
};

const claimName = (reading: Reading, claims: Claims, first: number, last: number): void => {
  const start = (reading.tokens[first]?.start ?? 0) + (reading.clitic[first] ?? 0);
  let end = reading.tokens[last]?.end ?? 0;
  if (/^ ?\p{Lu}\.(?!\p{L})/u.test(reading.plain.slice(end, end + 4)) && reading.tokens[last]?.case !== "none")
    end += reading.plain.slice(end, end + 2).startsWith(" ") ? 3 : 2;
  claims.take({ type: "PERSON", start, end });
};
