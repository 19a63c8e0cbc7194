import { endOfCode, has, isSign, skipLinks, tokenAt } from "./address-code.ts";
import { endOfLetterName } from "./address-word.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";

/** Where a flat lies, without a word for floor. */
const ground = /^(?:fundos|rdc|frente|dto|esq)$/;

/** Follows "flat 9, block C, third floor" from the end of a first code to the end of the last. */
export const chain = (reading: Reading, end: number, from: number): number => {
  let last = end;
  let i = tokenAt(reading, last, from);
  for (let hops = 0; hops < 6; hops += 1) {
    let j = i;
    while (j < i + 2 && (isSign(reading, j) || isOnlyLink(reading, j))) j += 1;
    if (!has(reading, j, marks.room | marks.street)) {
      const floor = skipOrdinal(reading, j);
      if (floor > j && has(reading, floor, marks.room)) {
        last = reading.tokens[floor]?.end ?? last;
        i = floor + 1;
        continue;
      }
      const numbered = endOfNumberedFloor(reading, j);
      if (numbered) return numbered;
      if (floor > j && (ground.test(reading.tokens[j]?.folded ?? "") || isEnd(reading, floor)))
        return reading.tokens[floor - 1]?.end ?? last;
      j = skipSmall(reading, j);
      if (!has(reading, j, marks.room | marks.street)) return last;
    }
    while (has(reading, j + 1, marks.room | marks.street) && (reading.tokens[j + 1]?.folded.length ?? 0) > 2) j += 1;
    const next = skipLinks(reading, j + 1, 3);
    const found =
      endOfLetterName(reading, next) ||
      endOfCode(reading, next) ||
      (has(reading, next, marks.ordinal) ? (reading.tokens[next]?.end ?? 0) : 0);
    if (!found) return last;
    last = found;
    i = tokenAt(reading, last, next);
  }
  return last;
};

const isOnlyLink = (reading: Reading, at: number): boolean =>
  has(reading, at, marks.link) && !(has(reading, at, marks.room) && reading.tokens[at + 1]?.kind !== "word");

/** The first token behind an ordinal: "3e", "4th" are two. */
const skipOrdinal = (reading: Reading, at: number): number => {
  let i = at;
  while (i < at + 2 && has(reading, i, marks.ordinal) && (i === at || reading.tokens[i]?.glued)) i += 1;
  return i;
};

/** "Mayor 14, 3º B": floor and door with a sign and no word. */
const endOfNumberedFloor = ({ tokens }: Reading, at: number): number => {
  if (tokens[at]?.kind !== "digits" || tokens[at + 1]?.folded !== "°") return 0;
  const door = tokens[at + 2];
  const isDoor = door?.kind === "word" && door.end - door.start < 5 && door.case !== "lower";
  return (isDoor ? door : tokens[at + 1])?.end ?? 0;
};

const isEnd = (reading: Reading, at: number): boolean => reading.tokens[at]?.kind !== "word";

/** "tent 41 in block C": one or two small words stand between the parts. */
const skipSmall = (reading: Reading, at: number): number => {
  let i = at;
  while (i < at + 2 && reading.tokens[i]?.kind === "word" && (reading.tokens[i]?.folded.length ?? 9) < 4) i += 1;
  return i;
};
