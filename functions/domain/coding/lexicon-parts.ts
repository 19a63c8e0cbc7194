/** One part of an entry: its place among how many parts, and how many words may lie before it. */
export type Part = {
  readonly concept: string;
  /** Which entry; entries of one part need no number. */
  readonly entry: number;
  readonly place: number;
  readonly of: number;
  readonly gap: number;
  /** The word around it may wear only the affixes of the language. */
  readonly worn: boolean;
};

/** The parts that a pattern is, looked up when a message has it. */
export type Parts = (pattern: number) => readonly Part[];

/** Where each of some runs begins, and where the last one ends. */
function startsOf(lengths: Uint8Array | Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at++) starts[at + 1] = (starts[at] ?? 0) + (lengths[at] ?? 0);
  return starts;
}

/** Reads the sections of a compiled lexicon that say which concepts its patterns speak for. */
export function partsIn(sections: readonly Uint8Array[], concepts: readonly string[], wornMark: number): Parts {
  const none = new Uint8Array();
  const [uses = none, marksLow = none, marksHigh = none, conceptsLow = none, conceptsHigh = none, ...rest] = sections;
  const [entryWords = none, low = none, high = none, gaps = none] = rest;
  const wide = (lows: Uint8Array, highs: Uint8Array, at: number) => (lows[at] ?? 0) | ((highs[at] ?? 0) << 8);
  const wornHigh = wornMark << 8;
  const marksFrom = startsOf(uses);
  const words = wordsOf(entryWords);
  const several = wordsByPattern(low, high, uses.length);
  const alone = (at: number): Part => {
    const mark = wide(marksLow, marksHigh, at);
    return {
      concept: concepts[mark & ~wornHigh] ?? "",
      ...{ entry: 0, place: 0, of: 1, gap: 0 },
      worn: mark >= wornHigh,
    };
  };
  const among = (word: number): Part => {
    const entry = words.entries[word] ?? 0;
    const gap = gaps[word] ?? 0;
    return {
      concept: concepts[wide(conceptsLow, conceptsHigh, entry)] ?? "",
      entry,
      place: words.places[word] ?? 0,
      of: entryWords[entry] ?? 0,
      gap: gap & ~wornMark,
      worn: gap >= wornMark,
    };
  };
  const known = new Array<readonly Part[] | undefined>(uses.length);
  return (pattern) => {
    const parts = known[pattern] ?? [
      ...Array.from({ length: uses[pattern] ?? 0 }, (_, use) => alone((marksFrom[pattern] ?? 0) + use)),
      ...Array.from(several.words.subarray(several.from[pattern], several.from[pattern + 1]), among),
    ];
    known[pattern] = parts;
    return parts;
  };
}

/** Whose word each is and at which place: all first words stand before all second ones, and so on. */
function wordsOf(entryWords: Uint8Array): { readonly entries: Uint16Array; readonly places: Uint8Array } {
  const all = entryWords.reduce((sum, words) => sum + words, 0);
  const entries = new Uint16Array(all);
  const places = new Uint8Array(all);
  for (let place = 0, word = 0; word < all; place++)
    for (let entry = 0; entry < entryWords.length; entry++) {
      if ((entryWords[entry] ?? 0) <= place) continue;
      entries[word] = entry;
      places[word++] = place;
    }
  return { entries, places };
}

/** The words of entries of several, sorted by their pattern; written are the steps from one pattern to the next. */
function wordsByPattern(low: Uint8Array, high: Uint8Array, patterns: number) {
  const patternOf = new Uint16Array(low.length);
  const counts = new Uint32Array(patterns);
  for (let word = 0, pattern = 0; word < low.length; word++) {
    pattern = (pattern + (low[word] ?? 0) + ((high[word] ?? 0) << 8)) & 0xffff;
    patternOf[word] = pattern;
    counts[pattern] = (counts[pattern] ?? 0) + 1;
  }
  const from = startsOf(counts);
  const next = from.slice();
  const words = new Uint32Array(low.length);
  patternOf.forEach((pattern, word) => {
    const place = next[pattern] ?? 0;
    words[place] = word;
    next[pattern] = place + 1;
  });
  return { from, words };
}
