import type { IncomingMessage } from "node:http";

/** The text of a request, or undefined when it is longer than the limit. */
export async function bodyOf(request: IncomingMessage, limitBytes: number): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.byteLength;
    // Read on to the end, so that the answer is heard; keep nothing.
    if (bytes <= limitBytes) parts.push(part);
    else parts.length = 0;
  }
  return bytes > limitBytes ? undefined : Buffer.concat(parts).toString("utf8");
}
