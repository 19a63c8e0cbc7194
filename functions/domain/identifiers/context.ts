import type { IdentifierType } from "./identifier.ts";
import { marks } from "./mark.ts";
import { type Reading, tokenBefore } from "./reading.ts";

const kinds: readonly (readonly [mark: number, type: IdentifierType])[] = [
  [marks.bank, "BANK"],
  [marks.id, "ID_NUMBER"],
  [marks.vehicle, "PLATE"],
  [marks.phone, "PHONE"],
];

/** What the words in front of a number say that it is: the nearest within `reach` tokens decides. */
export const announcedAs = (reading: Reading, offset: number, reach = 6): IdentifierType | undefined => {
  const last = tokenBefore(reading.tokens, offset);
  for (let i = last; i >= 0 && i > last - reach; i -= 1) {
    const bits = reading.bits[i] ?? 0;
    const kind = kinds.find(([mark]) => bits & mark);
    if (kind) return kind[1];
    if (/^[!?;]$/.test(reading.tokens[i]?.folded ?? "")) return undefined;
  }
  return undefined;
};

/** Whether a number is counted or paid: a unit or currency stands beside it. */
export const isMeasured = (reading: Reading, start: number, end: number): boolean => {
  const { tokens, bits, folded } = reading;
  const before = tokenBefore(tokens, start);
  if (/[$€£¥₺₽₴₹৳₦₵₪﷼¢%]/u.test(folded.slice(Math.max(0, start - 2), start) + folded.slice(end, end + 2))) return true;
  for (let i = before + 1; i < tokens.length && i <= before + 40; i += 1) {
    const token = tokens[i];
    if (!token || token.start < end) continue;
    if (((bits[i] ?? 0) & (marks.unit | marks.link)) === marks.unit) return true;
    // "7719340-423 eight months": what is counted behind is another number's.
    return ((bits[i + 1] ?? 0) & marks.unit) !== 0 && token.kind === "word" && !((bits[i] ?? 0) & marks.number);
  }
  return false;
};

/** Whether a currency stands right in front of a number ("USD 1 350 000"); no small word, as "min" is "my" in Kurmanji. */
export const isPriced = (reading: Reading, start: number): boolean =>
  ((reading.bits[tokenBefore(reading.tokens, start)] ?? 0) & (marks.unit | marks.link)) === marks.unit;
