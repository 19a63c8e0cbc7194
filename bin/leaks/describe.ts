import type { Findings } from "./search-all.ts";
import type { Verdict } from "./verdict.ts";

/** What was found, for a terminal; the last line is the result. Planted values are invented and not printed all the same. */
export const describeFindings = (findings: Findings, { leaks, missed }: Verdict): string => {
  const { planted, places, bytes, foundCanaries, missingCanaries } = findings;
  const byPlace = new Map<string, number>();
  for (const { planted: identifier, encoding, place } of leaks) {
    const line = `leaked: ${identifier.kind} from the ${identifier.where} in ${place}, as ${encoding}`;
    byPlace.set(line, (byPlace.get(line) ?? 0) + 1);
  }
  const notMarked = Object.entries(missed).map(([kind, count]) => `${count} ${kind}`);
  return [
    `canaries found: ${foundCanaries.length} of ${foundCanaries.length + missingCanaries.length}`,
    ...missingCanaries.map((canary) => `NOT FOUND: ${canary.split(":")[0]}`),
    ...[...byPlace].map(([line, count]) => `${line}: ${count}`),
    `not marked by the stripper: ${notMarked.join(", ") || "nothing"}`,
    `leaks: ${planted} planted, ${places} places, ${Math.round(bytes / 1e6)} MB searched, ${leaks.length} leaks`,
  ].join("\n");
};
