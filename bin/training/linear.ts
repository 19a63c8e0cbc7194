import { gramsOf, mostGrams } from "../../functions/domain/language/grams.ts";
import { lettersOf } from "../../functions/domain/language/letters.ts";
import type { Model } from "../../functions/domain/language/model.ts";
import type { Line } from "./corpus.ts";
import { variant } from "./examples.ts";
import { type Draw, lineDraw } from "./line-draw.ts";
import { type Random, shuffle } from "./random.ts";

export type Plan = {
  readonly script: string;
  readonly buckets: number;
  readonly rounds: number;
  /** Examples of each class in one round; a class with fewer lines gives several windows of each. */
  readonly examplesPerClass: number;
};

const rate = 0.35;
const decay = 1e-5;

/** Multinomial logistic regression over hashed grams, by AdaGrad; deterministic for a seed. */
export function train(lines: readonly Line[], plan: Plan, random: Random): Model {
  const classes = [...new Set(lines.map(({ language }) => language))].sort();
  const width = classes.length;
  const weights = new Float32Array(plan.buckets * width);
  const squares = new Float32Array(plan.buckets * width).fill(1e-4);
  const grams = new Uint32Array(mostGrams);
  const byClass = classes.map((name) => linesOfClass(name, lines, random));
  for (let round = 0; round < plan.rounds; round++) {
    for (const { text, target } of roundOf(byClass, plan, round, random)) {
      const count = gramsOf(lettersOf(text), grams);
      if (count > 0) step(weights, squares, grams, { count, target, width, mask: plan.buckets - 1 });
    }
  }
  return quantised(weights, classes, plan);
}

/** One round: as many windows of each class, except where lines are few. */
function roundOf(byClass: readonly ClassLines[], plan: Plan, round: number, random: Random) {
  const examples = byClass.flatMap(({ lines, draw }, target) =>
    Array.from({ length: Math.min(plan.examplesPerClass, worth(lines)) }, (_, index) => {
      const line = draw(random, round * plan.examplesPerClass + index);
      return { text: variant(random, line?.text ?? ""), target };
    }),
  );
  return shuffle(random, examples);
}

type ClassLines = { readonly lines: readonly Line[]; readonly draw: Draw };

function linesOfClass(name: string, lines: readonly Line[], random: Random): ClassLines {
  const some = shuffle(
    random,
    lines.filter(({ language }) => language === name),
  );
  return { lines: some, draw: lineDraw(name, some) };
}

/** A class of few lines gives fewer examples: what is rare in training should be rare in doubt. */
function worth(lines: readonly Line[]): number {
  const windows = { own: 40, messages: 20, samples: 5, romanised: 2, made: 5 } as const;
  return lines.reduce((sum, { source }) => sum + windows[source], 0);
}

type Step = { readonly count: number; readonly target: number; readonly width: number; readonly mask: number };

function step(weights: Float32Array, squares: Float32Array, grams: Uint32Array, { count, target, width, mask }: Step) {
  const factor = 1 / Math.sqrt(count);
  const scores = new Float64Array(width);
  for (let at = 0; at < count; at++) {
    const from = ((grams[at] ?? 0) & mask) * width;
    for (let index = 0; index < width; index++) scores[index] = (scores[index] ?? 0) + (weights[from + index] ?? 0);
  }
  let most = -Infinity;
  for (let index = 0; index < width; index++) most = Math.max(most, (scores[index] ?? 0) * factor);
  let all = 0;
  for (let index = 0; index < width; index++) {
    scores[index] = Math.exp((scores[index] ?? 0) * factor - most);
    all += scores[index] ?? 0;
  }
  for (let index = 0; index < width; index++) {
    const slope = ((scores[index] ?? 0) / all - (index === target ? 1 : 0)) * factor;
    if (Math.abs(slope) < 1e-5) continue;
    for (let at = 0; at < count; at++) {
      const place = ((grams[at] ?? 0) & mask) * width + index;
      const weight = weights[place] ?? 0;
      const square = (squares[place] ?? 0) + slope * slope;
      squares[place] = square;
      weights[place] = weight - (rate * (slope + decay * weight)) / Math.sqrt(square);
    }
  }
}

/** How many steps a large weight has: more would say nothing more, and press worse. */
const steps = 48;

/** Rounds to int8; the rare weights beyond 127 steps are cut. */
function quantised(weights: Float32Array, classes: readonly string[], { script, buckets }: Plan): Model {
  const sizes = weights.map(Math.abs).sort();
  const scale = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / steps || 1;
  const rounded = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  return { script, classes, buckets, scale, bias: classes.map(() => 0), weights: rounded };
}
