/** A weight of a hashed word, in whole steps. */
export type WordWeights = (row: number, column: number) => number;

/** So many steps from zero, at most. */
export const mostSteps = 7;

/** Reads weights of two to a byte, the first in its low half: a row a word, a column an output. */
export const readWordWeights = (bytes: Uint8Array, columns: number): WordWeights => {
  const width = Math.ceil(columns / 2);
  return (row, column) => {
    const pair = bytes[row * width + (column >>> 1)] ?? 0;
    return (pair << (column & 1 ? 24 : 28)) >> 28;
  };
};

/** Writes what `readWordWeights` reads; what is further from zero than `mostSteps` is brought there. */
export const writeWordWeights = (rows: number, columns: number, weight: WordWeights): Uint8Array => {
  const width = Math.ceil(columns / 2);
  const bytes = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const steps = Math.max(-mostSteps, Math.min(mostSteps, Math.round(weight(row, column))));
      const at = row * width + (column >>> 1);
      bytes[at] = (bytes[at] ?? 0) | ((steps & 15) << (column & 1 ? 4 : 0));
    }
  return bytes;
};
