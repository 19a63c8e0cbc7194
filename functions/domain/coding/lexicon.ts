import { type LexiconHeader, wornMark } from "./lexicon-header.ts";
import { type Parts, partsIn } from "./lexicon-parts.ts";
import { splitSections } from "./sections.ts";
import { type Search, searchFor } from "./trie.ts";

/** A lexicon ready to search. */
export type Lexicon = {
  readonly search: Search;
  /** What a pattern is part of. */
  readonly partsOf: Parts;
  /** How many letters a pattern has, with the spaces at its ends. */
  readonly lengthOf: (pattern: number) => number;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
};

/** Reads a compiled lexicon. */
export function lexicon(bytes: Uint8Array): Lexicon {
  const none = new Uint8Array();
  const [header = none, shared = none, added = none, low = none, high = none, ...parts] = splitSections(bytes);
  const { concepts, before, after } = JSON.parse(new TextDecoder().decode(header)) as LexiconHeader;
  return {
    search: searchFor({ shared, added, low, high }),
    partsOf: partsIn(parts, concepts, wornMark),
    lengthOf: (pattern) => (shared[pattern] ?? 0) + (added[pattern] ?? 0),
    before: new Set(before),
    after: new Set(after),
  };
}
