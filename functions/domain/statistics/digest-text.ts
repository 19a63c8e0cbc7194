import type { Digest, DigestTable } from "./digest.ts";

/** The digest as plain text, for those whose mail shows nothing else. */
export const digestText = ({ heading, week, summary, tables, closing }: Digest): string =>
  [heading, week, "", ...summary, "", ...tables.flatMap(tableText), ...closing].join("\n");

const tableText = ({ caption, rows, note }: DigestTable): readonly string[] => [
  caption,
  ...rows.map(([label, count]) => `  ${label}: ${count}`),
  ...(note ? [`  ${note}`] : []),
  "",
];
