import { endOfCode, has, isSign, skipLinks, tokenAt } from "./address-code.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";

/** Follows "flat 9, block C, third floor" from the end of a first code to the end of the last. */
export const chain = (reading: Reading, end: number, from: number): number => {
  let last = end;
  let i = tokenAt(reading, last, from);
  for (let hops = 0; hops < 6; hops += 1) {
    let j = i;
    while (j < i + 2 && (isSign(reading, j) || has(reading, j, marks.link))) j += 1;
    if (!has(reading, j, marks.room | marks.street)) {
      if (has(reading, j, marks.ordinal) && has(reading, j + 1, marks.room)) {
        last = reading.tokens[j + 1]?.end ?? last;
        i = j + 2;
        continue;
      }
      if (has(reading, j, marks.ordinal) && j === i) return reading.tokens[j]?.end ?? last;
      return last;
    }
    const next = skipLinks(reading, j + 1, 3);
    const found =
      endOfCode(reading, next) || (has(reading, next, marks.ordinal) ? (reading.tokens[next]?.end ?? 0) : 0);
    if (!found) return last;
    last = found;
    i = tokenAt(reading, last, next);
  }
  return last;
};
