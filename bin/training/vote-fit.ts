import { kindsOfEvidence } from "../../functions/domain/identifiers/name-evidence.ts";
import { type Random, shuffle } from "./random.ts";
import type { Row } from "./vote-rows.ts";

/** Weights of a logistic regression over kinds of evidence. */
export type VoteFit = { readonly bias: number; readonly weights: Float32Array };

const [rounds, rate, decay] = [4, 0.05, 1e-4];
/** Kinds that fewer rows have say nothing. */
const fewest = 3;
/** Nothing is learnt from a row that is as good as certain. */
const certain = 1e-3;
/** A town that is masked is as bad as so many other words; a message as traffic brings it counts as so many hard ones. */
const worth = { place: 2, traffic: 3 };

/** Fits by AdaGrad (Duchi et al. 2011), its steps growing shorter; the same input gives the same weights. */
export function fitVotes(rows: readonly Row[], random: Random): VoteFit {
  const weights = new Float32Array(kindsOfEvidence);
  const squares = new Float32Array(kindsOfEvidence).fill(0.1);
  const counts = new Uint32Array(kindsOfEvidence);
  for (const { kinds } of rows) for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  const order = rows.map(({ kinds, name, place, isTraffic }) => ({
    kinds: kinds.filter((kind) => (counts[kind] ?? 0) >= fewest),
    wanted: name ? 1 : 0,
    weight: (place ? worth.place : 1) * (isTraffic ? worth.traffic : 1),
  }));
  let bias = -1;
  for (let round = 0; round < rounds; round++) {
    const pace = rate * (1 - (0.7 * round) / rounds);
    for (const { kinds, wanted, weight } of shuffle(random, order)) {
      const error = weight * (1 / (1 + Math.exp(-sumOf(bias, weights, kinds))) - wanted);
      if (Math.abs(error) < certain) continue;
      bias -= 0.01 * error;
      for (const kind of kinds) {
        const square = (squares[kind] ?? 0) + error * error;
        const weight = weights[kind] ?? 0;
        squares[kind] = square;
        weights[kind] = weight - (pace * (error + decay * weight)) / Math.sqrt(square);
      }
    }
  }
  return { bias, weights };
}

/** What the evidence of one row adds up to; above zero speaks for a name. */
export function sumOf(bias: number, weights: ArrayLike<number>, kinds: readonly number[]): number {
  let sum = bias;
  for (const kind of kinds) sum += weights[kind] ?? 0;
  return sum;
}
