import { readdirSync, readFileSync } from "node:fs";
import { foldText } from "../../functions/domain/identifiers/normalise.ts";

const knowledge = new URL("../../functions/domain/identifiers/knowledge/", import.meta.url);

/** The folded words of the identifier lexicons: key → word → languages whose file lists it. */
export function listedWords(): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const listed = new Map<string, Map<string, string[]>>();
  for (const name of readdirSync(knowledge).sort()) {
    if (!name.endsWith(".json")) continue;
    const file = JSON.parse(readFileSync(new URL(name, knowledge), "utf8")) as Record<string, string | string[]>;
    for (const [key, lines] of Object.entries(file)) {
      if (key === "source") continue;
      const words = listed.get(key) ?? new Map<string, string[]>();
      listed.set(key, words);
      for (const word of foldText([lines].flat().join(",")).split(/[ ,'-]+/))
        words.set(word, [...(words.get(word) ?? []), name.slice(0, -".json".length)]);
    }
  }
  return listed;
}
