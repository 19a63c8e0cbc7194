import { ascii } from "./image-type.ts";
import { joined } from "./joined.ts";

const needed = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"]);
/** In the first byte of VP8X: there is a colour profile, there is EXIF, there is XMP. */
const saysMetadata = 0x20 | 0x08 | 0x04;
const headerBytes = 12;

/** A WebP of the chunks that are picture, with its length and its flags put right; `undefined` where it is no whole one. */
export const cleanWebp = (bytes: Uint8Array): Uint8Array | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return undefined;
  const kept: Uint8Array[] = [bytes.slice(0, headerBytes)];
  for (let at = headerBytes; at + 8 <= end; ) {
    const size = view.getUint32(at + 4, true);
    // A chunk of odd length is followed by a byte of padding.
    const next = at + 8 + size + (size % 2);
    if (next > end) return undefined;
    const type = ascii(bytes, at, at + 4);
    if (needed.has(type)) kept.push(type === "VP8X" ? withoutFlags(bytes.slice(at, next)) : bytes.subarray(at, next));
    at = next;
  }
  const whole = joined(kept);
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
  return whole;
};

const withoutFlags = (chunk: Uint8Array): Uint8Array => {
  chunk[8] = (chunk[8] ?? 0) & ~saysMetadata;
  return chunk;
};
