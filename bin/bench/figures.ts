import type { Bundles } from "./bundles.ts";
import type { CostLine } from "./cost.ts";
import type { PageCost } from "./queue-pages.ts";
import type { Throughput } from "./throughput.ts";
import type { PerMessage } from "./wire.ts";

/** Everything that the bench has measured. */
export type Figures = {
  readonly measuredOn: string;
  readonly bundles: Bundles;
  readonly pipelineMicroseconds: number;
  readonly throughput: Throughput;
  readonly perMessage: PerMessage;
  readonly pages: readonly PageCost[];
  readonly messageCost: readonly CostLine[];
  readonly idleCost: readonly CostLine[];
};

/** The figures for a terminal. */
export const describeFigures = ({ bundles, pipelineMicroseconds, throughput, perMessage, pages }: Figures): string =>
  [
    "bundle             code KiB  knowledge KiB  start CPU ms  over bare node",
    ...bundles.bundles.map(({ name, codeKiB, knowledgeKiB, startMs, startRatio }) =>
      [
        name.padEnd(16),
        column(codeKiB, 11),
        column(knowledgeKiB, 15),
        column(startMs, 14),
        column(startRatio, 16, 2),
      ].join(""),
    ),
    `bare node: ${bundles.bareMs.toFixed(1)} ms`,
    "",
    `understanding a message: ${pipelineMicroseconds.toFixed(0)} µs of processor time`,
    `end to end on this machine: ${throughput.perSecond.toFixed(1)} messages/s, ${throughput.cpuMsPerMessage.toFixed(1)} ms of processor time a message (with the emulators of AWS)`,
    "",
    `a message, its record and its acknowledgement (average of ${perMessage.messages}):`,
    ...Object.entries(perMessage.requests).map(
      ([name, times]) => `  ${name.padEnd(44)}${times.toFixed(2).padStart(7)}`,
    ),
    `  ${"write units".padEnd(44)}${perMessage.writeUnits.toFixed(2).padStart(7)}`,
    `  ${"read units".padEnd(44)}${perMessage.readUnits.toFixed(2).padStart(7)}`,
    "",
    "records in the queue   first page: requests, read units, ms   next page: requests, read units, ms",
    ...pages.map(({ records, first, next }) =>
      [
        records.toLocaleString("en").padStart(20),
        `${first.requests}, ${first.readUnits}, ${first.ms.toFixed(0)}`.padStart(41),
        `${next.requests}, ${next.readUnits}, ${next.ms.toFixed(0)}`.padStart(38),
      ].join(""),
    ),
    "",
    "records   a week's digest, the first one: requests, read units, ms",
    ...pages.map(
      ({ records, digest }) =>
        `${records.toLocaleString("en").padStart(9)}${`${digest.requests}, ${digest.readUnits}, ${digest.ms.toFixed(0)}`.padStart(58)}`,
    ),
  ].join("\n");

const column = (value: number, width: number, digits = 1): string => value.toFixed(digits).padStart(width);
