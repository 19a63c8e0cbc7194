import type { Claims, Finder } from "./claim.ts";
import { announcedAs } from "./context.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";

const isNumber = (reading: Reading, at: number): boolean =>
  ((reading.bits[at] ?? 0) & marks.number) !== 0 ||
  (reading.tokens[at]?.kind === "digits" && reading.tokens[at].folded.length < 4);
const isFiller = (reading: Reading, at: number): boolean =>
  /^[,.-]$/.test(reading.tokens[at]?.folded ?? "") ||
  ((reading.bits[at] ?? 0) & marks.link) !== 0 ||
  reading.ands.has(reading.tokens[at]?.folded ?? "") ||
  /^(?:hundred|thousand|double|triple|cent|mille|cien|ciento|cem|mil|сто|yüz|mia|dari|boqol|sed|dhibba|san|teemeer|y|e|et|und|iyo|fi|na|ak|da|و|صد|سو|سوه|ميه|مئه|مائه|سه‌د|سهد|মت|শত|শ|መቶ|ሚእቲ|ရာ)$/.test(
    reading.tokens[at]?.folded ?? "",
  );

/** Finds numbers told in words ("zero seven nine one …"): seven of them, or five where words announce a number. */
export const findSpokenNumbers: Finder = (reading, claims) => {
  let i = 0;
  while (i < reading.tokens.length) {
    const end = isNumber(reading, i) ? endOfRun(reading, i) : i;
    if (end > i) claimRun(reading, claims, i, end);
    i = Math.max(i, end) + 1;
  }
};

const endOfRun = (reading: Reading, start: number): number => {
  let last = start;
  for (let i = start + 1; i < reading.tokens.length && i - last < 4; i += 1) {
    if (isNumber(reading, i)) last = i;
    else if (!isFiller(reading, i)) break;
  }
  return last;
};

const claimRun = (reading: Reading, claims: Claims, first: number, last: number): void => {
  const from = reading.tokens[first];
  const to = reading.tokens[last];
  let words = 0;
  for (let i = first; i <= last; i += 1) if (isNumber(reading, i) && reading.tokens[i]?.kind === "word") words += 1;
  if (!from || !to || words < (announcedAs(reading, from.start, 5) ? 5 : 7)) return;
  claims.take({ type: announcedAs(reading, from.start) ?? "PHONE", start: from.start, end: to.end });
};
