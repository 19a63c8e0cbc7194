/** Numbers as bytes: the lowest of all first, then the second of all, and so on. Like beside like is pressed to less. */
export const scattered = (list: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(4 * list.length);
  for (let byte = 0; byte < 4; byte += 1)
    for (let i = 0; i < list.length; i += 1) bytes[byte * list.length + i] = (list[i] ?? 0) >>> (8 * byte);
  return bytes;
};

/** What reads one of the numbers that `scattered` made bytes of; few of a long list are ever asked for. */
export const scatteredIn = (bytes: Uint8Array): ((at: number) => number) => {
  const length = bytes.length / 4;
  const byte = (number: number, at: number): number => bytes[number * length + at] ?? 0;
  return (at) => byte(0, at) | (byte(1, at) << 8) | (byte(2, at) << 16) | (byte(3, at) << 24);
};

/** All of these numbers, each added to those before it; in 32 bits, since other numbers are slow before they are compiled. */
export const summed = (bytes: Uint8Array): Uint32Array => {
  const numberAt = scatteredIn(bytes);
  const sums = new Uint32Array(bytes.length / 4);
  for (let at = 0, sum = 0; at < sums.length; at += 1) {
    sum = (sum + numberAt(at)) | 0;
    sums[at] = sum;
  }
  return sums;
};

/** The numbers of bytes that were written number by number. */
export const numbersOf = (bytes: Uint8Array): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer);
