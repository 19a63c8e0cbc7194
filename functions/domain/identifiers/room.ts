import { chain } from "./address-chain.ts";
import { endOfCode, has, skipLinks } from "./address-code.ts";
import type { Claims } from "./claim.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";

/** "block C no 114": a code in front of the type word. */
const codeBefore = (reading: Reading, at: number): number => {
  const before = reading.tokens[at - 1];
  const token = reading.tokens[at];
  if (!before || !token || before.kind === "line") return -1;
  const text = reading.plain.slice(before.start, before.end);
  const previous = reading.tokens[at - 2];
  if (
    before.kind === "digits" &&
    previous?.case === "capital" &&
    /^(?:кв|кім|apt|ap|apto|dpto|daire|flat|d|k)$/.test(token.folded)
  )
    return previous.start;
  return /^\p{Lu}$/u.test(text) ? before.start : -1;
};

/** Finds rooms, tents, blocks by number: what stands behind the word for them. */
export const findRooms = (reading: Reading, claims: Claims): void => {
  for (let i = 0; i < reading.tokens.length; i += 1) {
    if (!((reading.closes[i] ?? 0) & marks.room)) continue;
    const at = skipLinks(reading, i + 1, 4);
    const end = endOfCode(reading, at);
    const token = reading.tokens[at];
    if (!end || !token || isCounted(reading, i)) continue;
    const before = codeBefore(reading, i);
    const start = before >= 0 ? before : (reading.tokens[at]?.start ?? 0);
    claims.take({ type: "ADDRESS", start, end: chain(reading, end, at) });
  }
};

/** "3 rooms": the number in front counts, and the one behind belongs to something else. */
const isCounted = (reading: Reading, at: number): boolean => {
  const isNumberOfPlace = has(reading, at - 2, marks.places | marks.placeBefore | marks.room | marks.street | marks.id);
  const isArabic = /[\u0600-\u06ff]/.test(reading.tokens[at]?.folded ?? "");
  const isNumber = reading.tokens[at - 1]?.kind === "digits" && !has(reading, at, marks.link);
  return isNumber && !isNumberOfPlace && !isArabic && codeBefore(reading, at) < 0;
};
