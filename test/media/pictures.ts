import { crc32 } from "node:zlib";

/** A word that no picture holds by itself; every place of metadata gets it. */
export const secret = "zorvanplace35.12345N";

const segment = (marker: number, content: Uint8Array | string): Buffer => {
  const body = Buffer.from(content as string, "latin1");
  return Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]);
};
const start = Buffer.from([0xff, 0xd8]);
const end = Buffer.from([0xff, 0xd9]);
const picture = [
  segment(0xdb, Buffer.alloc(65, 1)),
  segment(0xc2, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
  segment(0xc4, Buffer.alloc(20, 2)),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  // Within a scan FF 00 is a value and FF D0 a restart; FF E1 there would be the next segment.
  Buffer.from([0x12, 0xff, 0x00, 0xe1, 0xff, 0xd0, 0x34]),
  segment(0xc4, Buffer.alloc(20, 3)),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x56, 0x78]),
];

/** A progressive JPEG of two scans without any metadata. */
export const barePhoto = Buffer.concat([start, ...picture, end]);

/** The same, as telephones write it: EXIF twice, XMP, IPTC, a profile, a comment, and a film behind its end. */
export const photo = Buffer.concat([
  start,
  segment(0xe0, `JFIF\0\x01\x01\0\0\x01\0\x01\0\0`),
  segment(0xe1, `Other\0\0${secret}`),
  segment(0xe1, `Exif\0\0MM\0*${secret}`),
  segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`),
  segment(0xe2, `ICC_PROFILE\0\x01\x01${secret}`),
  segment(0xed, `Photoshop 3.0\x008BIM${secret}`),
  segment(0xfe, secret),
  ...picture,
  end,
  Buffer.from(`ftypmp42${secret}`),
]);

export const pngChunk = (type: string, data: Uint8Array | string): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), Buffer.from(data as string, "latin1")]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length - 4, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

const riffChunk = (type: string, data: Uint8Array | string): Buffer => {
  const body = Buffer.from(data as string, "latin1");
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(type), size, body, Buffer.alloc(body.length % 2)]);
};
const riff = (chunks: readonly Buffer[]): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(4 + Buffer.concat(chunks).length);
  return Buffer.concat([Buffer.from("RIFF"), size, Buffer.from("WEBP"), ...chunks]);
};
const pixels = riffChunk("VP8 ", "pixels!");
export const bareWebp = riff([riffChunk("VP8X", Buffer.alloc(10)), pixels]);
export const webp = Buffer.concat([
  riff([
    riffChunk("VP8X", Buffer.concat([Buffer.from([0x2c]), Buffer.alloc(9)])),
    riffChunk("ICCP", secret),
    pixels,
    riffChunk("EXIF", `${secret}!`),
    riffChunk("XMP ", secret),
  ]),
  Buffer.from(secret),
]);

const gifHead = Buffer.concat([Buffer.from("GIF89a"), Buffer.from([1, 0, 1, 0, 0x80, 0, 0]), Buffer.alloc(6, 7)]);
const gifPicture = Buffer.from([0x21, 0xf9, 4, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]);
export const bareGif = Buffer.concat([gifHead, gifPicture]);
export const gif = Buffer.concat([
  gifHead,
  Buffer.from([0x21, 0xfe, secret.length]),
  Buffer.from(secret),
  Buffer.from([0, 0x21, 0xff, 11]),
  Buffer.from("XMP DataXMP"),
  Buffer.from([secret.length]),
  Buffer.from(secret),
  Buffer.from([0]),
  gifPicture,
  Buffer.from(secret),
]);
