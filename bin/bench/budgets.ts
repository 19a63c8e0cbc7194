import type { Bundles } from "./bundles.ts";

const watched = ["receive", "open-record", "triage", "delivery-status"];
const mostCodeKiB = 600;
const mostStartRatio = 5.5;
const mostKnowledgeKiB = 2_944;

/** A sentence for each budget that is broken. */
export const brokenBudgets = ({ bundles }: Bundles): readonly string[] =>
  bundles.flatMap(({ name, codeKiB, knowledgeKiB, startRatio }) => [
    ...(watched.includes(name) && codeKiB > mostCodeKiB
      ? [`${name} has ${codeKiB.toFixed(0)} KiB of code; ${mostCodeKiB} are allowed.`]
      : []),
    ...(watched.includes(name) && startRatio > mostStartRatio
      ? [
          `${name} takes ${startRatio.toFixed(2)} times the processor time of Node alone to start; ${mostStartRatio} are allowed.`,
        ]
      : []),
    ...(knowledgeKiB > mostKnowledgeKiB
      ? [`${name} has ${knowledgeKiB.toFixed(0)} KiB of knowledge; ${mostKnowledgeKiB} are allowed.`]
      : []),
  ]);
