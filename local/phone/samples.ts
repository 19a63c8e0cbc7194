import { crc32, deflateSync } from "node:zlib";

/** A small picture that shows nobody: a hill under an evening sky, as PNG. */
export function samplePhoto(width = 240, height = 150): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => {
    const pixels = Array.from({ length: width }, (_pixel, x) => colourAt(x / width, y / height));
    // Each row begins with its filter: none.
    return [0, ...pixels.flat()];
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const data = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

function colourAt(x: number, y: number): readonly number[] {
  const hill = 0.68 - 0.16 * Math.sin(x * 3.1 + 0.4) - 0.03 * Math.sin(x * 11);
  if (y > hill) return [38 + 40 * (1 - y), 84 - 20 * y, 80 - 10 * y].map(Math.round);
  return [245 - 70 * (1 - y), 214 - 40 * (1 - y), 170 + 50 * (1 - y)].map(Math.round);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
