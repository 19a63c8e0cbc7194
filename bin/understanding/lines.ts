/** The longest line that is read, in UTF-16 units; a longer one comes out as `undefined`, and the next ones go on. */
export const longestLine = 2 ** 22;

/** Splits a stream into lines without holding more than one; the end of a line is LF or CRLF. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  let line = "";
  let isTooLong = false;
  for await (const chunk of chunks) {
    const [first = "", ...others] = chunk.split("\n");
    for (const [index, piece] of [first, ...others].entries()) {
      if (index > 0) {
        yield isTooLong ? undefined : line.replace(/\r$/, "");
        line = "";
        isTooLong = false;
      }
      isTooLong ||= line.length + piece.length > longestLine;
      line = isTooLong ? "" : line + piece;
    }
  }
  if (isTooLong || line !== "") yield isTooLong ? undefined : line;
}
