/** The scripts that our languages are written in; `other` is a script of none of them, `none` a text without letters. */
export const scripts = ["Latin", "Cyrillic", "Arabic", "Ethiopic", "Bengali", "Myanmar", "other", "none"] as const;
export type Script = (typeof scripts)[number];

type Range = readonly [from: number, to: number, script: Script];

/** Blocks of Unicode 16 with letters of our scripts, ascending. Marks inside a block count with its letters. */
const ranges: readonly Range[] = [
  [0x41, 0x5a, "Latin"],
  [0x61, 0x7a, "Latin"],
  [0xaa, 0xaa, "Latin"],
  [0xba, 0xba, "Latin"],
  [0xc0, 0xd6, "Latin"],
  [0xd8, 0xf6, "Latin"],
  [0xf8, 0x24f, "Latin"],
  [0x250, 0x2af, "Latin"],
  [0x370, 0x3ff, "other"],
  [0x400, 0x52f, "Cyrillic"],
  [0x531, 0x5f4, "other"],
  [0x620, 0x65f, "Arabic"],
  [0x66e, 0x6d3, "Arabic"],
  [0x6d5, 0x6dc, "Arabic"],
  [0x6fa, 0x6ff, "Arabic"],
  [0x700, 0x74f, "other"],
  [0x750, 0x77f, "Arabic"],
  [0x780, 0x97f, "other"],
  [0x980, 0x9e5, "Bengali"],
  [0x9f0, 0x9fe, "Bengali"],
  [0xa00, 0xfff, "other"],
  [0x1000, 0x103f, "Myanmar"],
  [0x1050, 0x108f, "Myanmar"],
  [0x109a, 0x109f, "Myanmar"],
  [0x10a0, 0x11ff, "other"],
  [0x1200, 0x139f, "Ethiopic"],
  [0x13a0, 0x1cff, "other"],
  [0x1e00, 0x1eff, "Latin"],
  [0x1f00, 0x1fff, "other"],
  [0x2c60, 0x2c7f, "Latin"],
  [0x2c80, 0x2d7f, "other"],
  [0x2d80, 0x2ddf, "Ethiopic"],
  [0x3040, 0xa4cf, "other"],
  [0xa640, 0xa69f, "Cyrillic"],
  [0xa9e0, 0xa9fe, "Myanmar"],
  [0xaa60, 0xaa7f, "Myanmar"],
  [0xab00, 0xab2f, "Ethiopic"],
  [0xac00, 0xd7ff, "other"],
  [0xfb50, 0xfdff, "Arabic"],
  [0xfe70, 0xfefc, "Arabic"],
  [0xff21, 0xff5a, "Latin"],
];

/** One byte a UTF-16 unit, filled once: 64 KiB, and a message costs one look-up a character. */
const table = new Uint8Array(0x10000).fill(scripts.indexOf("none"));
for (const [from, to, script] of ranges) table.fill(scripts.indexOf(script), from, to + 1);

/** The index in `scripts` of a UTF-16 unit; digits, punctuation, emoji and surrogates are `none`. */
export function scriptOf(unit: number): number {
  return table[unit] ?? scripts.indexOf("none");
}
