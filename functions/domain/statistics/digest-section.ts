export type DigestLine = { readonly text: string; readonly link?: { readonly text: string; readonly url: string } };

/** A line of a table; `share` is the length of its bar, from 0 to 1. */
export type DigestRow = { readonly label: string; readonly value: string; readonly share: number };

/** A part of a digest with a heading: lines of text, a table, a note on what is missing in it. */
export type DigestSection = {
  readonly name: string;
  readonly caption: string;
  readonly lines: readonly DigestLine[];
  readonly rows: readonly DigestRow[];
  readonly note: string | undefined;
};

/** A part of a digest that has sentences alone. */
export const lines = (name: string, caption: string, all: readonly string[]): DigestSection => ({
  name,
  caption,
  lines: all.map((text) => ({ text })),
  rows: [],
  note: undefined,
});
