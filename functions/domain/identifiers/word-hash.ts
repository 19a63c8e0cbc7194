/** FNV-1a over UTF-16 units, with a seed; what the trained files are keyed by. */
export const hashOf = (word: string, seed: number): number => {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193) >>> 0;
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
};

/** Longer words are no words; their beginning is enough. */
const longest = 24;

/** The pieces of a folded word that tell a name from a word: runs of two to five letters, its edges included. */
export const piecesOf = (word: string): readonly number[] => {
  const edged = `^${word.slice(0, longest)}$`;
  const pieces: number[] = [];
  for (let size = 2; size <= 5; size += 1)
    for (let i = 0; i + size <= edged.length; i += 1) pieces.push(hashOf(edged.slice(i, i + size), size));
  return pieces;
};
