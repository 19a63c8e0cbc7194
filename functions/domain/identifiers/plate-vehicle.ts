import type { Claims } from "./claim.ts";
import { marks } from "./mark.ts";
import { digitsAround } from "./number-run.ts";
import { plateRun } from "./plate-run.ts";
import { precedes, type Reading } from "./reading.ts";
import type { Token } from "./token.ts";

/** Whether a vehicle is named in front, with no other number between. */
export const isBehindVehicle = ({ tokens, bits }: Reading, first: number): boolean => {
  for (let i = first - 1; i >= 0 && i > first - 7; i -= 1) {
    if ((bits[i] ?? 0) & marks.vehicle) return true;
    if (tokens[i]?.kind === "digits" || /^[!?;]$/.test(tokens[i]?.folded ?? "")) return false;
  }
  return false;
};

const isCapital = (token: Token): boolean =>
  token.case === "upper" || (token.case === "capital" && token.end - token.start === 1);

/** Finds letters and digits in any order behind a vehicle, or in capitals right in front of one ("34 ABC 417 plakalı"). */
export const findBesideVehicles = (reading: Reading, claims: Claims): void => {
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (!token || token.kind === "sign") continue;
    const run = plateRun(reading, i);
    if (!run) continue;
    const end = tokens[run.last]?.end ?? 0;
    const isBefore = (((reading.bits[run.last + 1] ?? 0) | (reading.bits[run.last + 2] ?? 0)) & marks.vehicle) !== 0;
    const hasCapitals = tokens.slice(i, run.last + 1).some(isCapital);
    if (!isBehindVehicle(reading, i) && !(isBefore && hasCapitals)) continue;
    const isWhole = hasCapitals && (tokens[run.last]?.folded.length ?? 0) > 3;
    if (isPartOfNumber(reading.folded, token.start, end) || (!isWhole && precedes(reading, end, marks.unit, 1)))
      continue;
    claims.take({ type: "PLATE", start: withProvince(reading, i), end });
    i = run.last;
  }
};

/** "بغداد ٤١٧٧٢ أ", "plak L 418 275": plates may open with a province, in scripts without capitals, or with a letter right behind the vehicle. */
export const withProvince = ({ tokens, bits }: Reading, first: number): number => {
  const before = tokens[first - 1];
  const isProvince =
    before?.case === "none" &&
    ((bits[first - 1] ?? 0) & marks.places) !== 0 &&
    (((bits[first - 2] ?? 0) | (bits[first - 3] ?? 0)) & marks.vehicle) !== 0;
  const isSeries = before?.case === "capital" && ((bits[first - 2] ?? 0) & marks.vehicle) !== 0;
  const isLetter = (tokens[first]?.glued || isSeries) && before?.kind === "word" && before.end - before.start === 1;
  return isProvince || (isLetter && before) ? before.start : (tokens[first]?.start ?? 0);
};

/** No plate has so many digits: they are those of a phone. */
const digitsOfPhone = 8;

/** "car +44 7700 900318", "mota, 88 20 65 14", "ማይን 0942 47 18 85": digits that go on before or behind are those of a longer number. */
export const isPartOfNumber = (text: string, start: number, end: number): boolean =>
  /[\d+][ .()-]{0,2}$/.test(text.slice(Math.max(0, start - 4), start)) ||
  /^[ .()-]{1,2}\d{3}/.test(text.slice(end, end + 6)) ||
  (/\d$/.test(text.slice(start, end)) &&
    digitsAround(text, end) >= digitsOfPhone &&
    /^[ .()-]{1,2}\d/.test(text.slice(end, end + 3)));
