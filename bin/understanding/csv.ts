/** A row of a sheet; `line` is the line of the file on which it begins, from 1. */
export type Row = { readonly line: number; readonly fields: readonly string[] };

/** A sheet that ends inside a quoted field: what follows the quote cannot be told apart. */
export class UnclosedQuote extends Error {
  override readonly name = "UnclosedQuote";
  readonly line: number;
  constructor(line: number) {
    super(`line ${line}: a quote is opened and never closed`);
    this.line = line;
  }
}

/** Reads RFC 4180: quotes, doubled quotes, line ends inside quotes, LF and CRLF; empty lines are left out. */
export async function* rowsOf(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row> {
  let fields: string[] = [];
  let field = "";
  let [line, startedAt] = [1, 1];
  let state: "plain" | "quoted" | "quote in quoted" = "plain";
  for await (const chunk of chunks) {
    for (const character of chunk) {
      if (state === "quoted") {
        if (character === '"') state = "quote in quoted";
        else field += character;
      } else if (character === '"' && (state === "quote in quoted" || field === "")) {
        if (state === "quote in quoted") field += '"';
        state = "quoted";
      } else {
        state = "plain";
        if (character === delimiter) {
          fields.push(field);
          field = "";
        } else if (character === "\n") {
          fields.push(field.replace(/\r$/, ""));
          if (fields.length > 1 || fields[0] !== "") yield { line: startedAt, fields };
          [fields, field, startedAt] = [[], "", line + 1];
        } else field += character;
      }
      if (character === "\n") line += 1;
    }
  }
  if (state === "quoted") throw new UnclosedQuote(startedAt);
  if (fields.length > 0 || field !== "") yield { line: startedAt, fields: [...fields, field.replace(/\r$/, "")] };
}

/** Writes one row; a field is quoted only where it must be. */
export function rowToCsv(fields: readonly string[], delimiter: string): string {
  const quoted = (field: string) =>
    /["\r\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;
  return fields.map(quoted).join(delimiter);
}

/** The character that separates the fields of the first line: comma, semicolon (much of Europe) or tab. */
export function delimiterOf(firstLine: string): string {
  const outside = firstLine.replace(/"[^"]*"/g, "");
  const [most = ","] = [",", ";", "\t"].toSorted(
    (one, other) => outside.split(other).length - outside.split(one).length,
  );
  return most;
}
