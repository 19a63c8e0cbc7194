/** Finds every pattern in a text in one pass (Aho and Corasick 1975); calls back with the pattern and where it ends. */
export type Automaton = (text: string, found: (pattern: number, end: number) => void) => void;

type Trie = {
  readonly letter: Int32Array;
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  readonly ends: Int32Array;
  readonly roots: Map<number, number>;
  size: number;
};

const emptyTrie = (room: number): Trie => ({
  letter: new Int32Array(room),
  child: new Int32Array(room),
  sibling: new Int32Array(room),
  ends: new Int32Array(room).fill(-1),
  roots: new Map(),
  size: 1,
});

const childOf = (trie: Trie, node: number, letter: number): number => {
  if (node === 0) return trie.roots.get(letter) ?? 0;
  let at = trie.child[node] ?? 0;
  while (at !== 0 && trie.letter[at] !== letter) at = trie.sibling[at] ?? 0;
  return at;
};

const grow = (trie: Trie, node: number, letter: number): number => {
  const made = trie.size++;
  trie.letter[made] = letter;
  if (node === 0) trie.roots.set(letter, made);
  trie.sibling[made] = trie.child[node] ?? 0;
  trie.child[node] = made;
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

const links = (trie: Trie): { fail: Int32Array; report: Int32Array } => {
  const fail = new Int32Array(trie.size);
  const report = new Int32Array(trie.size);
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] ?? 0;
    for (let at = trie.child[node] ?? 0; at !== 0; at = trie.sibling[at] ?? 0) {
      const target = node === 0 ? 0 : step(trie, fail, fail[node] ?? 0, trie.letter[at] ?? 0);
      fail[at] = target;
      report[at] = (trie.ends[target] ?? -1) >= 0 ? target : (report[target] ?? 0);
      queue.push(at);
    }
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
