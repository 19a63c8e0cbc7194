import { chainOf, type Steps } from "./home-chain.ts";
import { evidenceOfHome } from "./home-evidence.ts";
import { claimedBy, type HomeSight } from "./home-sight.ts";

/** What each kind of evidence for a home is worth, as `bin/train-votes.ts` learnt it. */
export type HomeVotes = {
  readonly step: number;
  readonly bias: number;
  readonly steps: Steps;
  readonly weights: Int8Array;
};

const header = 24;

/** Reads `homes.weights`: step, bias and the four steps (32-bit floats, little endian), then one signed byte a kind. */
export const readHomeVotes = (bytes: Uint8Array | undefined): HomeVotes | undefined => {
  if (bytes === undefined || bytes.length <= header) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [step = 0, bias = 0, out = 0, enter = 0, leave = 0, stay = 0] = Array.from({ length: 6 }, (_, i) =>
    view.getFloat32(4 * i, true),
  );
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + header, bytes.length - header);
  return { step, bias, steps: { out, enter, leave, stay }, weights };
};

/** Writes what `readHomeVotes` reads. */
export const writeHomeVotes = ({ step, bias, steps, weights }: HomeVotes): Uint8Array => {
  const bytes = new Uint8Array(header + weights.length);
  const view = new DataView(bytes.buffer);
  [step, bias, steps.out, steps.enter, steps.leave, steps.stay].forEach((value, i) => {
    view.setFloat32(4 * i, value, true);
  });
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength), header);
  return bytes;
};

/** What the rules found is a home, and what something else has claimed is none, whatever the votes say. */
const settled = { home: 8, none: -20 } as const;

/** What a unit is worth that is not voted on. */
export const settledWorth = (claim: number | undefined): number =>
  claim === claimedBy.address ? settled.home : settled.none;

/** The chance of every unit to be part of a home; nothing is done where no unit is near anything that speaks of one. */
export const homeChances = (sight: HomeSight, { step, bias, steps, weights }: HomeVotes): Float64Array => {
  const voteOn = (at: number): number => {
    let sum = 0;
    for (const kind of evidenceOfHome(sight, at)) sum += weights[kind] ?? 0;
    return bias + sum * step;
  };
  if (!sight.isAsked.includes(1)) return new Float64Array(sight.first.length);
  const worth = new Float64Array(sight.first.length);
  for (let i = 0; i < worth.length; i += 1) worth[i] = sight.isAsked[i] ? voteOn(i) : settledWorth(sight.claimed[i]);
  return chainOf(worth, steps).chances;
};
