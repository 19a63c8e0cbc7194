import type { Claims, Finder } from "./claim.ts";
import { announcedAs } from "./context.ts";
import type { IdentifierType } from "./identifier.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";

const isNumber = (reading: Reading, at: number): boolean =>
  ((reading.bits[at] ?? 0) & marks.number) !== 0 ||
  (reading.tokens[at]?.kind === "digits" && reading.tokens[at].folded.length < 4);
/** "reach me on zero seven": what is a small word here is no number, though it is one in another language. */
const isOpening = (reading: Reading, at: number): boolean =>
  isNumber(reading, at) && ((reading.bits[at] ?? 0) & marks.link) === 0;
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
    const end = isOpening(reading, i) ? endOfRun(reading, i) : i;
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

/** How many digits a run tells at least, and by how many words: one a word, and those that are written. */
const told = (reading: Reading, first: number, last: number): { readonly words: number; readonly digits: number } => {
  let words = 0;
  let written = 0;
  for (let i = first; i <= last; i += 1) {
    const token = reading.tokens[i];
    if (token?.kind === "digits") written += token.folded.length;
    else if (isNumber(reading, i)) words += 1;
  }
  return { words, digits: words + written };
};

const claimRun = (reading: Reading, claims: Claims, first: number, last: number): void => {
  const from = reading.tokens[first];
  const to = reading.tokens[last];
  if (!from || !to) return;
  const { words, digits } = told(reading, first, last);
  const isAnnounced = announcedAs(reading, from.start, 5) !== undefined;
  const isMixed = words > 2 && digits > (isAnnounced ? 6 : 8);
  if (!isMixed && words < (isAnnounced ? 5 : 7)) return;
  claimAround(reading, claims, first, last, announcedAs(reading, from.start) ?? "PHONE");
};

/** Claims what is left of a run when its written digits were found before: "zero seven nine 555 01 42". */
const claimAround = (reading: Reading, claims: Claims, first: number, last: number, type: IdentifierType): void => {
  const { tokens } = reading;
  let from = first;
  for (let i = first; i <= last + 1; i += 1) {
    const token = tokens[i];
    if (i <= last && token && claims.isFree(token.start, token.end)) continue;
    if (i > from) claims.take({ type, start: tokens[from]?.start ?? 0, end: tokens[i - 1]?.end ?? 0 });
    from = i + 1;
  }
};
