import type { Digest } from "./digest.ts";
import type { DigestSection } from "./digest-sections.ts";

/** The digest as plain text, written to be read: for those whose mail shows nothing else, and for screen readers. */
export const digestText = ({ heading, week, sentence, tiles, sections, closing, stop }: Digest): string =>
  [
    heading,
    week,
    "",
    sentence,
    "",
    ...tiles.map(({ label, value, note }) => `- ${label}: ${value}${note ? ` (${note})` : ""}`),
    "",
    ...sections.flatMap(sectionText),
    ...closing,
    ...(stop ? ["", `${stop.text}: ${stop.url}`] : []),
  ].join("\n");

const sectionText = ({ caption, lines, rows, note }: DigestSection): readonly string[] => [
  caption.toUpperCase(),
  ...lines.flatMap(({ text, link }) => [`- ${text}`, ...(link ? [`  ${link.text}: ${link.url}`] : [])]),
  ...rows.map(({ label, value }) => `- ${label}: ${value}`),
  ...(note ? [`(${note})`] : []),
  "",
];
