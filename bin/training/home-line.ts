import { homesIn } from "../../functions/domain/identifiers/home.ts";
import type { Annotated } from "../evaluation/corpus.ts";
import { leaks } from "../evaluation/identifiers.ts";
import { type HomeRow, spanOf } from "./home-rows.ts";

const letterOrDigit = /[\p{L}\p{M}\p{N}]/u;

/** How many addresses are left in some messages, and what else is masked, in one line; without chances by the rules alone. */
export function homesLine(
  messages: readonly Annotated[],
  rows: readonly HomeRow[],
  chancesOf: (row: HomeRow) => Float64Array | undefined,
): string {
  const sum = { addresses: 0, left: 0, letters: 0, masked: 0, clean: 0, touched: 0, places: 0, lost: 0 };
  for (const row of rows) {
    const { text, marks } = messages[row.message] ?? { text: "", marks: [] };
    const mask = maskOf(row, text, chancesOf(row));
    const addresses = marks.filter(({ label }) => label === "ADDRESS");
    const places = marks.filter(({ label }) => label === "PLACE");
    sum.addresses += addresses.length;
    sum.left += addresses.filter((mark) => leaks(text, mask, mark)).length;
    sum.places += places.length;
    sum.lost += places.filter(({ start, end }) => mask.subarray(start, end).includes(1)).length;
    sum.clean += Number(marks.length === places.length);
    sum.touched += Number(marks.length === places.length && mask.includes(1));
    const gold = new Uint8Array(text.length);
    for (const { label, start, end } of marks) if (label !== "PLACE") gold.fill(1, start, end);
    for (let at = 0; at < text.length; at++) {
      if (gold[at] || !letterOrDigit.test(text.charAt(at))) continue;
      sum.letters += 1;
      sum.masked += mask[at] ?? 0;
    }
  }
  return [
    `${sum.left} of ${sum.addresses} addresses left`,
    `${share(sum.masked, sum.letters, 2)} % of letters and digits outside of marks`,
    `${share(sum.lost, sum.places)} % of ${sum.places} places`,
    `${share(sum.touched, sum.clean)} % of ${sum.clean} messages without identifiers`,
  ].join(", ");
}

function maskOf({ masked, sight }: HomeRow, text: string, chances: Float64Array | undefined): Uint8Array {
  const mask = new Uint8Array(text.length);
  for (const { start, end } of masked) mask.fill(1, start, end);
  for (const [from, to] of chances ? homesIn(sight, chances) : [])
    mask.fill(1, spanOf(sight, from).start, spanOf(sight, to).end);
  return mask;
}

const share = (part: number, all: number, digits = 1): string => ((100 * part) / Math.max(1, all)).toFixed(digits);
