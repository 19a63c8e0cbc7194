/** Finds every pattern in a text in one pass (Aho and Corasick 1975); calls back with the pattern and where it ends. */
export type Automaton = (text: string, found: (pattern: number, end: number) => void) => void;

/** Edges lie in one open hash table: a lookup is a multiplication and mostly one probe. */
type Trie = {
  readonly mask: number;
  readonly keyNodes: Int32Array;
  readonly keyLetters: Uint16Array;
  readonly targets: Int32Array;
  readonly parents: Int32Array;
  readonly letters: Uint16Array;
  readonly ends: Int32Array;
  size: number;
};

const emptyTrie = (room: number): Trie => {
  const slots = 2 ** Math.ceil(Math.log2(room * 2 + 2));
  return {
    mask: slots - 1,
    keyNodes: new Int32Array(slots).fill(-1),
    keyLetters: new Uint16Array(slots),
    targets: new Int32Array(slots),
    parents: new Int32Array(room),
    letters: new Uint16Array(room),
    ends: new Int32Array(room).fill(-1),
    size: 1,
  };
};

/** The slot that holds the edge, or the free one where it would stand. */
const slotOf = (trie: Trie, node: number, letter: number): number => {
  let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(letter, 0x85ebca6b)) >>> 7;
  for (;;) {
    slot &= trie.mask;
    const key = trie.keyNodes[slot];
    if (key === -1 || (key === node && trie.keyLetters[slot] === letter)) return slot;
    slot++;
  }
};

const childOf = (trie: Trie, node: number, letter: number): number => trie.targets[slotOf(trie, node, letter)] ?? 0;

const grow = (trie: Trie, node: number, letter: number): number => {
  const made = trie.size++;
  const slot = slotOf(trie, node, letter);
  trie.keyNodes[slot] = node;
  trie.keyLetters[slot] = letter;
  trie.targets[slot] = made;
  trie.parents[made] = node;
  trie.letters[made] = letter;
  return made;
};

const plant = (trie: Trie, pattern: string, id: number): void => {
  let node = 0;
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern.charCodeAt(at);
    node = childOf(trie, node, letter) || grow(trie, node, letter);
  }
  if (node !== 0) trie.ends[node] = id;
};

const step = (trie: Trie, fail: Int32Array, from: number, letter: number): number => {
  let node = from;
  for (;;) {
    const next = childOf(trie, node, letter);
    if (next !== 0 || node === 0) return next;
    node = fail[node] ?? 0;
  }
};

/** The nodes by depth: a node's failure link needs those of all shallower ones. */
const byDepth = (trie: Trie): Int32Array => {
  const depth = new Uint16Array(trie.size);
  const counts: number[] = [];
  for (let node = 1; node < trie.size; node++) {
    const own = (depth[trie.parents[node] ?? 0] ?? 0) + 1;
    depth[node] = own;
    counts[own] = (counts[own] ?? 0) + 1;
  }
  const starts: number[] = [];
  let sum = 0;
  for (let level = 1; level < counts.length; level++) {
    starts[level] = sum;
    sum += counts[level] ?? 0;
  }
  const order = new Int32Array(sum);
  for (let node = 1; node < trie.size; node++) {
    const level = depth[node] ?? 0;
    const place = starts[level] ?? 0;
    order[place] = node;
    starts[level] = place + 1;
  }
  return order;
};

const links = (trie: Trie): { fail: Int32Array; report: Int32Array } => {
  const fail = new Int32Array(trie.size);
  const report = new Int32Array(trie.size);
  for (const node of byDepth(trie)) {
    const parent = trie.parents[node] ?? 0;
    const target = parent === 0 ? 0 : step(trie, fail, fail[parent] ?? 0, trie.letters[node] ?? 0);
    fail[node] = target;
    report[node] = (trie.ends[target] ?? -1) >= 0 ? target : (report[target] ?? 0);
  }
  return { fail, report };
};

/** Builds the automaton of distinct patterns; the empty pattern is never found. */
export const automaton = (patterns: readonly string[]): Automaton => {
  const trie = emptyTrie(patterns.reduce((sum, pattern) => sum + pattern.length, 1) + 1);
  patterns.forEach((pattern, id) => {
    plant(trie, pattern, id);
  });
  const { fail, report } = links(trie);
  return (text, found) => {
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      node = step(trie, fail, node, text.charCodeAt(at));
      for (let hit = (trie.ends[node] ?? -1) >= 0 ? node : (report[node] ?? 0); hit !== 0; hit = report[hit] ?? 0)
        found(trie.ends[hit] ?? 0, at + 1);
    }
  };
};
