import { kindsOfEvidence } from "./name-evidence.ts";

/** What each kind of evidence is worth, as `bin/train-votes.ts` learnt it: by itself, and to each of the units. */
export type NameVotes = {
  readonly bias: number;
  /** What one unit of a weight is worth. */
  readonly step: number;
  readonly weights: ArrayLike<number>;
  readonly units: VoteUnits;
};

/** A layer between evidence and sum: each unit weighs all evidence in its own way, and counts as far as it is above zero. */
export type VoteUnits = {
  readonly step: number;
  readonly biases: Float32Array;
  /** What each unit is worth to the sum. */
  readonly worths: Float32Array;
  /** A row for each kind of evidence, in it a weight for each unit. */
  readonly weights: ArrayLike<number>;
};

/** So many units. */
export const unitCount = 4;

const header = 12 + 8 * unitCount;

/**
 * Reads `votes.weights`: bias, the step of the weights and that of the units, then the bias and the worth of each unit
 * (32-bit floats, little endian), then one signed byte a kind, then those of the units.
 */
export const readVotes = (bytes: Uint8Array | undefined): NameVotes | undefined => {
  if (bytes?.length !== header + kindsOfEvidence * (1 + unitCount)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const floats = (from: number): Float32Array =>
    Float32Array.from({ length: unitCount }, (_, unit) => view.getFloat32(from + 4 * unit, true));
  const signed = (from: number, length: number): Int8Array =>
    new Int8Array(bytes.buffer, bytes.byteOffset + from, length);
  return {
    bias: view.getFloat32(0, true),
    step: view.getFloat32(4, true),
    weights: signed(header, kindsOfEvidence),
    units: {
      step: view.getFloat32(8, true),
      biases: floats(12),
      worths: floats(12 + 4 * unitCount),
      weights: signed(header + kindsOfEvidence, kindsOfEvidence * unitCount),
    },
  };
};

/** Writes what `readVotes` reads; weights are whole numbers of -127 to 127. */
export const writeVotes = ({ bias, step, weights, units }: NameVotes): Uint8Array => {
  const bytes = new Uint8Array(header + weights.length + units.weights.length);
  const view = new DataView(bytes.buffer);
  const floats = [bias, step, units.step, ...units.biases, ...units.worths];
  for (const [at, float] of floats.entries()) view.setFloat32(4 * at, float, true);
  bytes.set(Int8Array.from(weights), header);
  bytes.set(Int8Array.from(units.weights), header + weights.length);
  return bytes;
};
