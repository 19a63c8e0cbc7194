/** Writes byte arrays one behind the other, their sizes first. */
export function joinSections(sections: readonly Uint8Array[]): Uint8Array {
  const sizes = Uint32Array.from([sections.length, ...sections.map(({ length }) => length)]);
  const bytes = new Uint8Array(sections.reduce((sum, { length }) => sum + length, sizes.byteLength));
  bytes.set(new Uint8Array(sizes.buffer));
  sections.reduce((at, section) => {
    bytes.set(section, at);
    return at + section.length;
  }, sizes.byteLength);
  return bytes;
}

/** The byte arrays that `joinSections` wrote, as views. */
export function splitSections(bytes: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0, true);
  let at = 4 * (count + 1);
  return Array.from({ length: count }, (_, section) => {
    const length = view.getUint32(4 * (section + 1), true);
    at += length;
    return bytes.subarray(at - length, at);
  });
}
