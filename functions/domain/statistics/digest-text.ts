import type { Digest } from "./digest.ts";
import type { DigestSection } from "./digest-section.ts";

/** The digest as plain text, written to be read: for those whose mail shows nothing else, and for screen readers. */
export const digestText = ({ colon, heading, week, sentence, tiles, sections, closing, stop }: Digest): string =>
  [
    heading,
    week,
    "",
    sentence,
    "",
    ...tiles.map(({ label, value, note }) => `- ${label}${colon}${value}${note ? ` (${note})` : ""}`),
    "",
    ...sections.flatMap((section) => sectionText(section, colon)),
    ...closing,
    ...(stop ? ["", `${stop.text}${colon}${stop.url}`] : []),
  ].join("\n");

const sectionText = ({ caption, lines, rows, note }: DigestSection, colon: string): readonly string[] => [
  caption.toUpperCase(),
  ...lines.flatMap(({ text, link }) => [`- ${text}`, ...(link ? [`  ${link.text}${colon}${link.url}`] : [])]),
  ...rows.map(({ label, value }) => `- ${label}${colon}${value}`),
  ...(note ? [`(${note})`] : []),
  "",
];
