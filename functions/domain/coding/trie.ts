/** Patterns in ascending order: how many letters each shares with the one before, how many it adds, and these. */
export type SortedPatterns = {
  readonly shared: Uint8Array;
  readonly added: Uint8Array;
  /** The low and high bytes of the added letters of all patterns: they are pressed better apart. */
  readonly low: Uint8Array;
  readonly high: Uint8Array;
};

/** Calls back with the number of each pattern that a text holds and where it begins, in the order of beginnings. */
export type Search = (text: string, found: (pattern: number, start: number) => void) => void;

/** Patterns are cut off at this length, so that a search takes as many steps a letter at most. */
export const longestPattern = 255;

/**
 * Nodes stand in the order in which their letters were added: the first child of a node is the one behind it. That is
 * made in one pass, so that a cold start waits for nothing else.
 */
type Trie = {
  readonly letterOf: (node: number) => number;
  readonly depths: Uint8Array;
  readonly siblings: Uint32Array;
  /** The number of the pattern that ends here, and 1; 0 where none does. */
  readonly ends: Uint32Array;
};

function trieOf({ shared, added, low, high }: SortedPatterns): Trie {
  const depths = new Uint8Array(low.length + 2);
  const siblings = new Uint32Array(low.length + 2);
  const ends = new Uint32Array(low.length + 2);
  const path = new Uint32Array(longestPattern + 2);
  let node = 0;
  let before = 0;
  for (let pattern = 0; pattern < shared.length; pattern++) {
    let depth = shared[pattern] ?? 0;
    const end = depth + (added[pattern] ?? 0);
    if (before > depth) siblings[path[depth + 1] ?? 0] = node + 1;
    while (depth < end) {
      node++;
      depth++;
      depths[node] = depth;
      path[depth] = node;
    }
    ends[node] = pattern + 1;
    before = end;
  }
  return { letterOf: (at) => (low[at - 1] ?? 0) | ((high[at - 1] ?? 0) << 8), depths, siblings, ends };
}

/** The child of a node that has many, by its letter; 0 for none. */
function childrenOf({ letterOf, siblings }: Trie, first: number): (letter: number) => number {
  let last = first;
  while (siblings[last]) last = siblings[last] ?? 0;
  const least = letterOf(first);
  const nodes = new Uint32Array(letterOf(last) - least + 1);
  for (let node = first; node !== 0; node = siblings[node] ?? 0) nodes[letterOf(node) - least] = node;
  return (letter) => (letter < least || letter - least >= nodes.length ? 0 : (nodes[letter - least] ?? 0));
}

const childless = () => 0;

/** A search for sorted patterns, from each letter of a text on. */
export function searchFor(patterns: SortedPatterns): Search {
  const trie = trieOf(patterns);
  const { letterOf, depths, siblings, ends } = trie;
  const rootOf = patterns.low.length === 0 ? childless : childrenOf(trie, 1);
  // Most patterns begin with a space: the beginning of a word.
  const space = rootOf(0x20) || -1;
  const openingOf = depths[space + 1] === 2 ? childrenOf(trie, space + 1) : childless;
  const childOf = (node: number, depth: number, letter: number): number => {
    if (node === space) return openingOf(letter);
    if (depths[node + 1] !== depth + 1) return 0;
    for (let child = node + 1; child !== 0; child = siblings[child] ?? 0) if (letterOf(child) === letter) return child;
    return 0;
  };
  return (text, found) => {
    for (let start = 0; start < text.length; start++) {
      let node = rootOf(text.charCodeAt(start));
      for (let depth = 1; node !== 0; depth++) {
        const end = ends[node] ?? 0;
        if (end !== 0) found(end - 1, start);
        node = start + depth < text.length ? childOf(node, depth, text.charCodeAt(start + depth)) : 0;
      }
    }
  };
}
