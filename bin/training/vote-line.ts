import type { Annotated } from "../evaluation/corpus.ts";
import type { Row } from "./vote-rows.ts";

/** What is found of the names in some rows, and what else is taken for one, in one line. */
export function votesLine(
  messages: readonly Annotated[],
  rows: readonly Row[],
  isOf: (row: Row) => boolean,
  isName: (row: Row, at: number) => boolean,
): string {
  const some = rows.map((row, at) => ({ ...row, isTaken: isName(row, at) })).filter(isOf);
  const names = new Set(some.flatMap(({ name }) => name ?? []));
  const missed = new Set(some.filter(({ isTaken }) => !isTaken).flatMap(({ name }) => name ?? []));
  const others = some.filter(({ name, isTaken }) => name === undefined && isTaken);
  const places = new Set(some.flatMap(({ place }) => place ?? []));
  const lost = new Set(others.flatMap(({ place }) => place ?? []));
  const isClean = (number: number) => messages[number]?.marks.every(({ label }) => label === "PLACE") === true;
  const clean = new Set(some.map(({ message }) => message).filter(isClean));
  const touched = new Set(others.map(({ message }) => message)).intersection(clean);
  return [
    `${share(names.size - missed.size, names.size)} % of ${names.size} names`,
    `${share(others.length, some.length, 1000)} in 1,000 other words`,
    `${share(lost.size, places.size)} % of ${places.size} places`,
    `${share(touched.size, clean.size)} % of ${clean.size} messages without identifiers`,
  ].join(", ");
}

const share = (part: number, all: number, of = 100): string => ((part / Math.max(1, all)) * of).toFixed(1);
