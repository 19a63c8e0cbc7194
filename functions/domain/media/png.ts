import { ascii } from "./image-type.ts";
import { joined } from "./joined.ts";

/** Chunks that are picture: size, palette, pixels, transparency, and the frames of an animation (APNG). */
const needed = new Set(["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "bKGD", "IDAT", "acTL", "fcTL", "fdAT", "IEND"]);
const signatureBytes = 8;
const aroundData = 12;

/** A PNG of the chunks that are picture, and nothing behind its end; `undefined` where it is no whole PNG. */
export const cleanPng = (bytes: Uint8Array): Uint8Array | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, signatureBytes)];
  for (let at = signatureBytes; at + aroundData <= bytes.length; ) {
    const end = at + aroundData + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const type = ascii(bytes, at + 4, at + 8);
    if (needed.has(type)) kept.push(bytes.subarray(at, end));
    if (type === "IEND") return joined(kept);
    at = end;
  }
  return undefined;
};
