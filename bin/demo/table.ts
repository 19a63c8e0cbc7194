import type { DemoCounts } from "./counts.ts";

/** The counts as a table for a terminal, the largest first. */
export const demoTable = ({ tables, mails }: DemoCounts): string =>
  [
    ...Object.entries(tables).flatMap(([title, counts]) => [
      "",
      title,
      ...Object.entries(counts)
        .sort(([, one], [, other]) => other - one)
        .map(([name, count]) => `  ${name.padEnd(24)}${String(count).padStart(6)}`),
    ]),
    "",
    `notices by mail           ${String(mails).padStart(6)}`,
    "",
  ].join("\n");
