import { has, isSign, tokenAt } from "./address-code.ts";
import { endOfSeat, isSeat } from "./address-seat.ts";
import { capitalsOf } from "./capitals.ts";
import { marks, moreMarks } from "./mark.ts";
import type { Reading } from "./reading.ts";

/**
 * What each token can be in an address, one letter a token: 9 a number (_ its other tokens), C letters with a number, F floor
 * or row, H hotel, S street, D dwelling, V vehicle that may be one, R room, B beside, O ordinal, K colour, G size, M landmark,
 * N capital word, g given name, p place, l small word, d the Pashto "of", w common word, x any other, "," sign, ";" behind a
 * number, "." what ends a phrase, z a number that counts.
 */
export const classesOf = (reading: Reading): string => {
  const known = classesKnown.get(reading) ?? readClasses(reading);
  classesKnown.set(reading, known);
  return known;
};

/** Rules and votes ask for the same message. */
const classesKnown = new WeakMap<Reading, string>();

const readClasses = (reading: Reading): string => {
  const tells = capitalsOf(reading).tell;
  const classes: string[] = [];
  for (let i = 0; i < reading.tokens.length; i += 1) {
    const end = endOfSeat(reading, i);
    if (end) {
      const last = tokenAt(reading, end - 1, i);
      classes.push(isSeat(reading, i, end) ? "C" : "9", ..."_".repeat(last - i));
      i = last;
    } else classes.push(classOf(reading, i, tells));
  }
  return classes.join("");
};

const orders: readonly (readonly [mark: number, letter: string])[] = [
  [marks.beside, "B"],
  [marks.ordinal, "O"],
  [marks.colour, "K"],
  [marks.street, "S"],
  [marks.dwelling, "D"],
  [marks.room, "R"],
  [marks.landmark, "M"],
];

const classOf = (reading: Reading, at: number, tells: boolean): string => {
  const token = reading.tokens[at];
  if (token?.kind === "digits") return has(reading, at, marks.ordinal) ? "O" : "z";
  if (token?.kind !== "word") return signOf(reading, at);
  const more = reading.more[at] ?? 0;
  if (more & moreMarks.hotel) return "H";
  if (more & (moreMarks.floor | moreMarks.row) && has(reading, at, marks.room)) return "F";
  if (has(reading, at, marks.dwelling) && has(reading, at, marks.vehicle)) return "V";
  if (token.folded === "د" && reading.language === "ps") return "d";
  const order = orders.find(([mark]) => has(reading, at, mark));
  if (order) return order[1];
  if (more & moreMarks.part) return "R";
  if (has(reading, at, marks.link)) return "l";
  if (has(reading, at, marks.places)) return "p";
  if (more & moreMarks.size) return "G";
  if (token.case === "capital" && tells) return has(reading, at, marks.given) ? "g" : "N";
  return has(reading, at, marks.common) ? "w" : "x";
};

/** A full stop ends a phrase, but not behind a short word for streets or a number: "Cd.", "3. kat". */
const signOf = (reading: Reading, at: number): string => {
  const before = reading.tokens[at - 1];
  const token = reading.tokens[at];
  if (!isSign(reading, at)) return ".";
  if (token?.folded !== ".") return token?.folded === "°" ? ";" : ",";
  if (!before || !token.glued) return ".";
  if (before.kind === "digits") return ";";
  return before.end - before.start < 5 && has(reading, at - 1, marks.room | marks.street) ? "," : ".";
};
