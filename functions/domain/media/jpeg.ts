import { joined } from "./joined.ts";

/** Segments without which a picture cannot be shown: tables, frames, scans, restart intervals. */
const needed = new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd, 0xde, 0xdf]);
const startOfScan = 0xda;
const endOfImage = 0xd9;
/** APP14: which colours the numbers mean; at most the twelve bytes of Adobe's own. */
const adobe = 0xee;

/**
 * A JPEG without anything that is not picture (ITU-T T.81, B.1): no EXIF, XMP, IPTC, thumbnail, maker's note, colour
 * profile or comment, and nothing behind its end, where telephones put a second picture or a film. `undefined` where
 * the structure is not followed: then nothing can be promised.
 */
export const cleanJpeg = (bytes: Uint8Array): Uint8Array | undefined => {
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else {
      const end = at + 2 + lengthAt(bytes, at + 2);
      if (end < at + 4 || end > bytes.length) return undefined;
      const segment = bytes.subarray(at, end);
      if (isPicture(marker, segment)) kept.push(segment);
      at = end;
      if (marker === startOfScan) {
        const next = endOfScan(bytes, at);
        kept.push(bytes.subarray(at, next));
        at = next;
      }
    }
    if (bytes[at] === 0xff && bytes[at + 1] === endOfImage) return joined([...kept, bytes.subarray(at, at + 2)]);
  }
  return undefined;
};

const isPicture = (marker: number, segment: Uint8Array): boolean =>
  needed.has(marker) ||
  marker === startOfScan ||
  (marker >= 0xc0 && marker <= 0xcf) ||
  (marker === adobe && segment.length === 16);

const lengthAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** Within a scan FF is followed by 00 or by a restart marker; anything else begins the next segment. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
};
