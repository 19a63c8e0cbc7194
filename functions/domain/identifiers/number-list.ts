/** Numbers as bytes: the lowest of all first, then the second of all, and so on. Like beside like is pressed to less. */
export const scattered = (list: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(4 * list.length);
  for (let byte = 0; byte < 4; byte += 1)
    for (let i = 0; i < list.length; i += 1) bytes[byte * list.length + i] = (list[i] ?? 0) >>> (8 * byte);
  return bytes;
};

/** The numbers that `scattered` made bytes of. */
export const gathered = (bytes: Uint8Array): Uint32Array => {
  const length = bytes.length / 4;
  const list = new Uint32Array(length);
  for (let byte = 0; byte < 4; byte += 1)
    for (let i = 0; i < length; i += 1) list[i] = (list[i] ?? 0) | ((bytes[byte * length + i] ?? 0) << (8 * byte));
  return list;
};

/** The numbers of bytes that were written number by number. */
export const numbersOf = (bytes: Uint8Array): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer);
