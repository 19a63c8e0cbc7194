/** As many sentences as are told apart; a longer message has longer pieces. */
const mostPieces = 12;
/** A shorter sentence says too little to be read by itself. */
const shortest = 12;
/** What is longer is no message: its sentences are read, but not every beginning and end of it. */
const longest = 10_000;

/**
 * The parts of a message that are read besides the whole: each sentence, each beginning and each end. What is weighed
 * over a whole text is thinned by whatever stands beside it; this way nothing that somebody adds before or after can
 * drown what was said.
 */
export const partsOf = (text: string): readonly string[] => {
  const pieces = piecesOf(text);
  if (pieces.length < 2) return [];
  if (text.length > longest) return pieces;
  const ends = pieces.slice(1).flatMap((_, cut) => [join(pieces.slice(0, cut + 1)), join(pieces.slice(cut + 1))]);
  return [...new Set([...pieces, ...ends])];
};

const piecesOf = (text: string): readonly string[] => {
  const sentences = text.split(/[\n.!?؟။።]+/u).filter((sentence) => sentence.trim().length >= shortest);
  const size = Math.ceil(sentences.length / mostPieces);
  return Array.from({ length: Math.ceil(sentences.length / (size || 1)) }, (_, piece) =>
    join(sentences.slice(piece * size, (piece + 1) * size)),
  );
};

const join = (pieces: readonly string[]): string => pieces.join(".\n");
