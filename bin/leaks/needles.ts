/** Finds many byte strings in one pass: a filter over the first four bytes, then a table of those that begin so. */
export type Needles<Tag> = { readonly search: (haystack: Buffer, found: (tag: Tag, at: number) => void) => void };

/** The shortest needle that is looked for; a shorter one would be found by chance. */
export const shortestNeedle = 5;

export const needles = <Tag>(of: Iterable<{ readonly bytes: Buffer; readonly tag: Tag }>): Needles<Tag> => {
  const byStart = new Map<number, { readonly bytes: Buffer; readonly tag: Tag }[]>();
  const filter = new Uint8Array(1 << 20);
  for (const needle of of) {
    if (needle.bytes.length < shortestNeedle) continue;
    const start = needle.bytes.readUInt32LE(0);
    const same = byStart.get(start);
    if (same) same.push(needle);
    else byStart.set(start, [needle]);
    filter[slot(start)] = 1;
  }
  return {
    search: (haystack, found) => {
      for (let at = 0; at + 4 <= haystack.length; at++) {
        const start = haystack.readUInt32LE(at);
        if (filter[slot(start)] === 0) continue;
        for (const { bytes, tag } of byStart.get(start) ?? []) {
          if (at + bytes.length > haystack.length) continue;
          if (haystack.compare(bytes, 0, bytes.length, at, at + bytes.length) === 0) found(tag, at);
        }
      }
    },
  };
};

const slot = (start: number): number => Math.imul(start, 0x9e3779b1) >>> 12;
