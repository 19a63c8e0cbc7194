// Ogg (RFC 3533) around Opus (RFC 7845), as WhatsApp's voice notes are: one second in which nobody speaks.
const framesPerSecond = 50;
const samplesPerFrame = 960;
const silentFrame = Buffer.from([0xf8, 0xff, 0xfe]);

/** A voice note of one second of silence. */
export function sampleVoice(): Uint8Array {
  const head = Buffer.concat([Buffer.from("OpusHead"), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])]);
  const vendor = Buffer.from("hearback");
  const tags = Buffer.concat([Buffer.from("OpusTags"), Buffer.from([vendor.length, 0, 0, 0]), vendor, Buffer.alloc(4)]);
  const frames = Array.from({ length: framesPerSecond }, () => silentFrame);
  const end = framesPerSecond * samplesPerFrame;
  return Buffer.concat([page(2, 0, 0, [head]), page(0, 0, 1, [tags]), page(4, end, 2, frames)]);
}

function page(flags: number, position: number, sequence: number, packets: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(27);
  header.write("OggS", 0);
  header.writeUInt8(flags, 5);
  header.writeBigUInt64LE(BigInt(position), 6);
  header.writeUInt32LE(1, 14);
  header.writeUInt32LE(sequence, 18);
  header.writeUInt8(packets.length, 26);
  const whole = Buffer.concat([header, Buffer.from(packets.map(({ length }) => length)), ...packets]);
  whole.writeUInt32LE(checksum(whole), 22);
  return whole;
}

// Ogg's own CRC-32: the polynomial of zip's, but neither reflected nor inverted.
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum = (sum ^ (byte << 24)) >>> 0;
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum & 0x80000000) === 0 ? sum << 1 : (sum << 1) ^ 0x04c11db7) >>> 0;
  }
  return sum;
}
