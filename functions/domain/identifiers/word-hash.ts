/** FNV-1a over UTF-16 units, with a seed; what the trained files are keyed by. */
export const hashOf = (word: string, seed: number): number => {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193) >>> 0;
  return mixed(hash);
};

const joined = (hash: number, number: number): number =>
  Math.imul(Math.imul(hash ^ number, 0x01000193) ^ (number >>> 13), 0x5bd1e995);

/** A hash of four whole numbers; the same number at another place gives another hash. */
export const hashOfNumbers = (one: number, two: number, three: number, four: number): number =>
  mixed(joined(joined(joined(joined(0x811c9dc5, one), two), three), four) >>> 0);

/** Spreads the bits, so that the low ones can address a table. */
const mixed = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (once ^ (once >>> 13)) >>> 0;
};

/** Longer words are no words; their beginning is enough. */
const longest = 24;
const [shortestPiece, longestPiece] = [2, 5];
const [wordStart, wordEnd] = [0x5e, 0x24];

const known = new Map<string, number>();
const languageHash = (language: string): number => {
  const hash = known.get(language) ?? hashOf(language, 77);
  known.set(language, hash);
  return hash;
};

/**
 * Calls back with the pieces of a folded word that tell a name from a word: runs of two to five letters, its edges
 * included. Each piece counts twice, by itself and as a piece of a word in this language: "gundur" is a word in Turkish.
 */
export const eachPiece = (word: string, language: string, found: (piece: number) => void): void => {
  const own = languageHash(language);
  const last = Math.min(word.length, longest);
  for (let from = -1; from <= last - 1; from += 1) {
    let hash = 0x811c9dc5;
    for (let to = from; to <= last && to - from < longestPiece; to += 1) {
      const letter = to < 0 ? wordStart : to === last ? wordEnd : word.charCodeAt(to);
      hash = Math.imul(hash ^ letter, 0x01000193);
      if (to - from + 1 < shortestPiece) continue;
      found(mixed(hash));
      found(mixed(hash ^ own));
    }
  }
};

/** All of these pieces. */
export const piecesOf = (word: string, language: string): readonly number[] => {
  const pieces: number[] = [];
  eachPiece(word, language, (piece) => pieces.push(piece));
  return pieces;
};

/** Hashes of the runs of so many letters of a folded word, its edges included as letters. */
export const runsOfLetters = (word: string, length: number): readonly number[] => {
  const runs: number[] = [];
  const last = Math.min(word.length, longest);
  for (let from = -1; from + length <= last + 1; from += 1) {
    let hash = 0x811c9dc5;
    for (let at = from; at < from + length; at += 1)
      hash = Math.imul(hash ^ (at < 0 ? wordStart : at === last ? wordEnd : word.charCodeAt(at)), 0x01000193);
    runs.push(mixed(hash));
  }
  return runs;
};
