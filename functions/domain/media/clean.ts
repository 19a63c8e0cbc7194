import { cleanGif } from "./gif.ts";
import { type ImageType, imageTypeOf } from "./image-type.ts";
import { cleanJpeg } from "./jpeg.ts";
import { cleanPng } from "./png.ts";
import { cleanWebp } from "./webp.ts";

export type Cleaned = {
  readonly bytes: Uint8Array;
  /** False where we do not know the format well enough to promise it: sound, films, documents. */
  readonly cleaned: boolean;
  /** As the bytes say, for pictures; else as the sender said. */
  readonly contentType: string;
};

const cleaners: Readonly<Record<ImageType, (bytes: Uint8Array) => Uint8Array | undefined>> = {
  "image/jpeg": cleanJpeg,
  "image/png": cleanPng,
  "image/webp": cleanWebp,
  "image/gif": cleanGif,
};

/**
 * A file without what it says of where, when and with what it was made. What is kept is named, not what goes: a maker's
 * next idea of metadata goes too. A file that cannot be cleaned is given back as it is, and says so.
 */
export const clean = (bytes: Uint8Array, contentType: string): Cleaned => {
  const type = imageTypeOf(bytes);
  const cleaned = type && cleaners[type](bytes);
  return cleaned
    ? { bytes: cleaned, cleaned: true, contentType: type }
    : { bytes, cleaned: false, contentType: type ?? contentType };
};
