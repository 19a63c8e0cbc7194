import type { Understand } from "../../functions/domain/understanding.ts";
import { delimiterOf, rowsOf, rowToCsv } from "./csv.ts";

/** Says something about the work to the person who started it; never a word of the sheet's content. */
export type Say = (sentence: string) => void;

/**
 * Gives a sheet back with the identifiers stripped from some columns. A row that does not fit the header is left out
 * and named by its line: its text may stand in another column.
 */
export async function* cleanCsv(
  chunks: AsyncIterable<string>,
  columns: readonly string[],
  understand: Understand,
  sayBad: Say,
): AsyncGenerator<string> {
  const [start, rest] = await beginning(chunks);
  const delimiter = delimiterOf(start.split("\n", 1)[0] ?? "");
  const rows = rowsOf(rest, delimiter);
  const header = (await rows.next()).value?.fields;
  const places = columns.map((column) => header?.indexOf(column) ?? -1);
  const missing = columns.filter((_, index) => places[index] === -1);
  if (header === undefined || missing.length > 0) return sayBad(`the first line names no column ${missing.join(", ")}`);
  yield `${rowToCsv(header, delimiter)}\r\n`;
  for await (const { line, fields } of rows) {
    if (fields.length !== header.length)
      sayBad(`line ${line}: ${fields.length} fields, the first line has ${header.length}`);
    else
      yield `${rowToCsv(
        fields.map((field, at) => (places.includes(at) ? understand(field).text : field)),
        delimiter,
      )}\r\n`;
  }
}

/** The first chunk without a byte order mark, and all chunks including it. */
async function beginning(chunks: AsyncIterable<string>): Promise<[first: string, all: AsyncIterable<string>]> {
  const iterator = chunks[Symbol.asyncIterator]();
  const { value = "" } = (await iterator.next()) as { value?: string };
  const first = value.replace(/^\uFEFF/, "");
  async function* all() {
    yield first;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return [first, all()];
}
