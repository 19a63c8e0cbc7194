import { kindsOfEvidence } from "../../functions/domain/identifiers/name-evidence.ts";
import { type NameVotes, unitCount } from "../../functions/domain/identifiers/name-vote-file.ts";
import { levelsOf } from "../../functions/domain/identifiers/name-votes.ts";
import { type Random, shuffle } from "./random.ts";
import type { Row } from "./vote-rows.ts";

const [rounds, rate, decay] = [6, 0.05, 1e-4];
/** Units start small and unlike each other; some are left out of each step, so that none relies on another. */
const unit = { start: 0.05, worth: 0.5, decay: 1e-3, leftOut: 0.15 };
/** Kinds that fewer rows have say nothing, or nothing to the units: what is rare packs into no room. */
const fewest = { own: 5, units: 30 };
/** Nothing is learnt from a row that is as good as certain. */
const certain = 1e-3;
/** A town that is masked is as bad as so many other words; a message as traffic brings it counts as so many hard ones. */
const worth = { place: 2, traffic: 3 };

/** `often` are those of its kinds that units weigh. */
type Example = {
  readonly kinds: Uint32Array;
  readonly often: Uint32Array;
  readonly wanted: number;
  readonly weight: number;
};

/**
 * Fits a logistic regression with one layer of rectified units beside it, by AdaGrad (Duchi et al. 2011), its steps
 * growing shorter, with dropout (Srivastava et al. 2014); the same input gives the same weights. Steps are 1.
 */
export function fitVotes(rows: readonly Row[], random: Random): NameVotes {
  const examples = examplesOf(rows);
  const layer = newLayer(examples, random);
  for (let round = 0; round < rounds; round++) {
    const pace = rate * (1 - (0.7 * round) / rounds);
    for (const example of shuffle(random, examples)) step(layer, example, pace, random);
  }
  const { bias, weights, biases, worths, unitWeights } = layer;
  const shown = Float32Array.from(worths, (worth) => worth * (1 - unit.leftOut));
  return { bias, step: 1, weights, units: { step: 1, biases, worths: shown, weights: unitWeights } };
}

function examplesOf(rows: readonly Row[]): Example[] {
  const counts = new Uint32Array(kindsOfEvidence);
  for (const { kinds } of rows) for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return rows.map(({ kinds, name, place, isTraffic }) => ({
    kinds: kinds.filter((kind) => (counts[kind] ?? 0) >= fewest.own),
    often: kinds.filter((kind) => (counts[kind] ?? 0) >= fewest.units),
    wanted: name ? 1 : 0,
    weight: (place ? worth.place : 1) * (isTraffic ? worth.traffic : 1),
  }));
}

type Layer = {
  bias: number;
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly biases: Float32Array;
  readonly worths: Float32Array;
  readonly worthSquares: Float32Array;
  readonly unitWeights: Float32Array;
  readonly unitSquares: Float32Array;
};

/** Kinds that no example has weigh nothing. */
function newLayer(examples: readonly Example[], random: Random): Layer {
  const isMet = new Uint8Array(kindsOfEvidence);
  for (const { often } of examples) for (const kind of often) isMet[kind] = 1;
  const size = kindsOfEvidence * unitCount;
  const around = (most: number): number => most * (2 * random() - 1);
  return {
    bias: -1,
    weights: new Float32Array(kindsOfEvidence),
    squares: new Float32Array(kindsOfEvidence).fill(0.1),
    biases: new Float32Array(unitCount),
    worths: Float32Array.from({ length: unitCount }, (_, at) => (at % 2 === 0 ? unit.worth : -unit.worth)),
    worthSquares: new Float32Array(unitCount).fill(1),
    unitWeights: Float32Array.from({ length: size }, (_, at) =>
      isMet[Math.floor(at / unitCount)] ? around(unit.start) : 0,
    ),
    unitSquares: new Float32Array(size).fill(0.1),
  };
}

/** One step down the slope of the loss of one example. */
function step(layer: Layer, { kinds, often, wanted, weight }: Example, pace: number, random: Random): void {
  const { weights, squares, worths, worthSquares, unitWeights, unitSquares, biases } = layer;
  let sum = layer.bias;
  for (const kind of kinds) sum += weights[kind] ?? 0;
  const units = { step: 1, biases, worths, weights: unitWeights };
  const levels = levelsOf(units, often).map((level) => (random() < unit.leftOut ? 0 : Math.max(0, level)));
  for (let at = 0; at < unitCount; at++) sum += (levels[at] ?? 0) * (worths[at] ?? 0);
  const error = weight * (1 / (1 + Math.exp(-sum)) - wanted);
  if (Math.abs(error) < certain) return;
  layer.bias -= 0.01 * error;
  for (const kind of kinds) move(weights, squares, kind, error, decay, pace);
  for (let at = 0; at < unitCount; at++) {
    const level = levels[at] ?? 0;
    if (level === 0) continue;
    const slope = error * (worths[at] ?? 0);
    biases[at] = (biases[at] ?? 0) - 0.01 * slope;
    for (const kind of often) move(unitWeights, unitSquares, kind * unitCount + at, slope, unit.decay, pace);
    move(worths, worthSquares, at, error * level, 0, pace);
  }
}

function move(
  weights: Float32Array,
  squares: Float32Array,
  at: number,
  slope: number,
  decay: number,
  pace: number,
): void {
  const weight = weights[at] ?? 0;
  const square = (squares[at] ?? 0) + slope * slope;
  squares[at] = square;
  weights[at] = weight - (pace * (slope + decay * weight)) / Math.sqrt(square);
}
