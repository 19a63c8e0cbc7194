import { pattern } from "../pattern.ts";
import type { Finder } from "./claim.ts";
import { marks } from "./mark.ts";
import { certain, certainAtLast, certainInOwn } from "./plate-shape.ts";
import { findBesideVehicles, isBehindVehicle, isPartOfNumber, withProvince } from "./plate-vehicle.ts";
import { follows, precedes, type Reading, tokenBefore } from "./reading.ts";

const letters = "[\\p{Lu}\\p{Lo}]{1,3}(?![\\p{L}\\p{M}])";
const last = "(?:\\p{Lu}{1,3}|\\p{Lo})(?![\\p{L}\\p{M}])";
/** Looser, beside a word for vehicle or plate. */
const beside = pattern(
  "(?<![\\p{L}\\p{N}])(?:" +
    `${letters}[- ]?\\d{2,6}(?:[- ]?${last})?(?:[- ]?\\d{1,4})?|\\d{1,6}[- ]?${letters}(?:[- ]?\\d{1,6})?(?:[- ]?${last})?|` +
    "\\p{Ll}{2,3}[- ]?\\d{3,4}(?:[- ]?\\p{Ll}{1,2}(?!\\p{L}))?|\\d{2,3}[- ]\\d{2,4}[- ]\\d{2,4}|\\d{4,7})(?![\\p{L}\\p{N}])",
  "gu",
);
const between = pattern(String.raw`\p{L}.*\d.*\p{L}|-`, "u");

/** Finds vehicle registrations: by shape in capitals, and looser beside a word for vehicle or plate. */
export const findPlates: Finder = (reading, claims) => {
  for (const match of reading.plain.matchAll(certain())) {
    const near =
      follows(reading, match.index, marks.vehicle | marks.maybe, 8) ||
      precedes(reading, match.index + match[0].length, marks.vehicle, 3) ||
      between().test(match[0]);
    if (near) claims.take({ type: "PLATE", start: match.index, end: match.index + match[0].length });
  }
  for (const match of reading.plain.matchAll(certainInOwn()))
    if (!isPartOfNumber(reading.folded, match.index, match.index + match[0].length))
      claims.take({ type: "PLATE", start: match.index, end: match.index + match[0].length });
  const speaksOfVehicles = reading.bits.some((bits) => bits & marks.vehicle);
  if (speaksOfVehicles) findBesideVehicles(reading, claims);
  for (const match of reading.plain.matchAll(certainAtLast()))
    claims.take({ type: "PLATE", start: match.index, end: match.index + match[0].length });
  if (!speaksOfVehicles) return;
  for (const match of reading.plain.matchAll(beside())) {
    const end = match.index + match[0].length;
    if (isPartOfNumber(reading.folded, match.index, end) || !/\d{2}/.test(match[0])) continue;
    const first = tokenBefore(reading.tokens, match.index) + 1;
    if (!isBehindVehicle(reading, first) || precedes(reading, end, marks.unit, 1)) continue;
    if (isLine(reading, first, match[0]) || /^[1-9]\d*[05]00$/.test(match[0])) continue;
    if (!isCountOf(reading, first, end)) claims.take({ type: "PLATE", start: withProvince(reading, first), end });
  }
};

/** "taxi 350 birr", "bus is 45": a unit in it or a common word in front makes an amount of it, a maker a model. */
const isCountOf = ({ tokens, bits }: Reading, first: number, end: number): boolean => {
  for (let i = first; (tokens[i]?.start ?? end) < end; i += 1) {
    const isCommon = ((bits[i] ?? 0) & marks.common) !== 0 && tokens[i]?.case === "lower";
    if ((bits[i] ?? 0) & (marks.unit | marks.vehicle) || (i === first && isCommon)) return true;
    if (tokens[i]?.case === "none" && (tokens[i]?.folded.length ?? 0) > 1 && (bits[i] ?? 0) & marks.common) return true;
  }
  return false;
};

const bus =
  /^(?:ваз|лада|газ|камаз|уаз|bmw|peugeot|mazda|man)$|bus|onibus|otobus|autobus|автобус|маршрутк|тролейбус|троллейбус|трамвай|باص|حافله|اتوبوس|^بس$|پاس|বাস|አውቶ|ኣውቶ|ဘတ်စ်/u;

/** "bus 4012", "ваз 2114": up to four digits right behind a bus are its line, behind a maker its model. */
const isLine = ({ tokens }: Reading, first: number, text: string): boolean =>
  /^\d{1,4}$/.test(text) && bus.test(tokens[first - 1]?.folded ?? "");
