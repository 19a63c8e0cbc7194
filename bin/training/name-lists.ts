import { readdirSync, readFileSync } from "node:fs";
import { foldText } from "../../functions/domain/identifiers/normalise.ts";

const folder = new URL("../../functions/domain/identifiers/training/names/", import.meta.url);

/** The folded words of the large lists of names, by language (`latin` for those of none). */
export function nameLists(): ReadonlyMap<string, ReadonlySet<string>> {
  const lists = new Map<string, Set<string>>();
  for (const file of readdirSync(folder).sort()) {
    const language = /^([a-z]+)\.txt$/.exec(file)?.[1];
    if (language === undefined) continue;
    const words = lists.get(language) ?? new Set();
    lists.set(language, words);
    for (const line of readFileSync(new URL(file, folder), "utf8").split("\n"))
      if (!line.startsWith("#"))
        for (const word of foldText(line).split(/[\s,'’-]+/)) if (word.length > 1) words.add(word);
  }
  return lists;
}
