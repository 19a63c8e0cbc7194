import { ascii } from "./image-type.ts";
import { joined } from "./joined.ts";

const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const graphicControl = 0xf9;
const application = 0xff;

/** A GIF without comments, plain text and applications' data (but for the loop of an animation), nothing behind its end. */
export const cleanGif = (bytes: Uint8Array): Uint8Array | undefined => {
  const start = 13 + tableBytes(bytes[10] ?? 0);
  const kept = [bytes.subarray(0, start)];
  for (let at = start; at < bytes.length; ) {
    const kind = bytes[at];
    if (kind === trailer) return joined([...kept, bytes.subarray(at, at + 1)]);
    if (kind !== extension && kind !== image) return undefined;
    const blocks = kind === extension ? at + 2 : at + 11 + tableBytes(bytes[at + 9] ?? 0);
    const end = endOfBlocks(bytes, blocks);
    if (end === undefined) return undefined;
    if (kind === image || isNeeded(bytes, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
};

const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0);

const isNeeded = (bytes: Uint8Array, at: number): boolean =>
  bytes[at + 1] === graphicControl ||
  (bytes[at + 1] === application && ascii(bytes, at + 3, at + 14) === "NETSCAPE2.0");

/** Blocks say their length in a byte before them; one of no length ends them. */
const endOfBlocks = (bytes: Uint8Array, from: number): number | undefined => {
  for (let at = from; at < bytes.length; ) {
    const size = bytes[at] ?? 0;
    at += 1 + size;
    if (size === 0) return at;
  }
  return undefined;
};
