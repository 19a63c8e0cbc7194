import { pattern } from "../pattern.ts";
import { has } from "./address-code.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";

/** Short words for a flat, in front of which the street and its number stand. */
const flat =
  /^(?:кв|квартира|квартире|квартири|квартирі|кім|кімн|кімната|комната|ком|корп|корпус|оф|apt|apto|ap|appt|dpto|depto|daire|flat|unit|d|k|no|kat|int|lejl|stan)$/;
/** Buildings with a name: "Gül Apartmanı kat 3". */
const building = /^(?:apartmani|apartman|apt|sitesi|residence|towers?|plaza|konutlari|evleri)$/;

const capital = pattern(String.raw`^\p{Lu}$`, "u");

const isNameOfStreet = (reading: Reading, at: number): boolean => {
  const token = reading.tokens[at];
  return token?.kind === "word" && token.case === "capital" && !has(reading, at, marks.places | marks.placeBefore);
};

/** Where what belongs to a room's number begins in front of its word: "block C no 114", "Лісова 7, кв. 23"; -1 when nothing does. */
export const startOfHouse = (reading: Reading, room: number): number => {
  const { tokens, plain } = reading;
  const token = tokens[room];
  const before = tokens[room - 1];
  if (!before || !token || before.kind === "line") return -1;
  if (flat.test(token.folded)) return startOfStreet(reading, room);
  if (!capital().test(plain.slice(before.start, before.end))) return -1;
  const digits = tokens[room - 2];
  return (before.glued && digits?.kind === "digits" ? digits : before).start;
};

const startOfStreet = (reading: Reading, room: number): number => {
  const { tokens, plain } = reading;
  let i = room - 1;
  if (tokens[i]?.folded === ",") i -= 1;
  const letter = tokens[i];
  if (letter && building.test(letter.folded) && isNameOfStreet(reading, i - 1)) return tokens[i - 1]?.start ?? -1;
  if (letter && capital().test(plain.slice(letter.start, letter.end))) return letter.start;
  if (letter?.kind === "word" && letter.glued && letter.end - letter.start === 1) i -= 1;
  if (tokens[i]?.kind !== "digits" || (tokens[i]?.folded.length ?? 9) > 4) return -1;
  let first = i - 1;
  if (/^[,/-]$/.test(tokens[first]?.folded ?? "")) first -= tokens[first]?.folded === "," ? 1 : 2;
  if (!isNameOfStreet(reading, first)) return -1;
  return tokens[isNameOfStreet(reading, first - 1) ? first - 1 : first]?.start ?? -1;
};

/** Where "Acharnon 112, 3rd floor" begins, of which a token is the word for the floor; -1 when no street and number stand in front. */
export const startOfFloor = (reading: Reading, floor: number): number => {
  let i = floor - 1;
  if (!has(reading, i, marks.ordinal)) return -1;
  while (i > floor - 4 && has(reading, i, marks.ordinal)) i -= 1;
  return reading.tokens[i]?.folded === "," ? startOfStreet(reading, i) : -1;
};
