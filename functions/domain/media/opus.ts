import { ascii } from "./image-type.ts";

const headAt = 28;
const headBytes = 19;
const fullRate = 48_000;

/** The sampling rate of an Ogg Opus sound (RFC 7845, 5.1), in hertz; `undefined` for whatever is none. */
export const opusRate = (bytes: Uint8Array): number | undefined => {
  if (bytes.length < headAt + headBytes || ascii(bytes, 0, 4) !== "OggS") return undefined;
  if (ascii(bytes, headAt, headAt + 8) !== "OpusHead") return undefined;
  const rate = new DataView(bytes.buffer, bytes.byteOffset).getUint32(headAt + 12, true);
  // The header may say nothing; Opus itself always runs at its full rate.
  return rate >= 8_000 && rate <= fullRate ? rate : fullRate;
};
