/** One example: which rows of the weights it has, and what each output should be (1, 0). */
export type Example = { readonly rows: Int32Array; readonly wanted: Uint8Array };

export type Fit = { readonly weights: Float64Array; readonly biases: Float64Array };

export type Shape = {
  readonly rows: number;
  readonly outputs: number;
  /** Rows below this are concepts; the others are hashed words. */
  readonly named: number;
  /** Outputs that exclude one another stand first (softmax); the others are each a yes or no. */
  readonly exclusive: number;
  /** 1 for each row that is learnt; the others keep no weight. */
  readonly learnt: Uint8Array;
  /** What a hashed word is worth in a text of so many; a concept is worth 1. */
  readonly worth: (words: number) => number;
  /** How strongly weights are held small. */
  readonly decay: { readonly named: number; readonly words: number };
};

const epochs = 15;
const rate = 0.15;

/** Fits a linear model by AdaGrad with weight decay, always in the same order: the same lines give the same weights. */
export function train(examples: readonly Example[], shape: Shape): Fit {
  const weights = new Float64Array(shape.rows * shape.outputs);
  const biases = new Float64Array(shape.outputs);
  const seen = new Float64Array(weights.length).fill(0.05);
  const seenBias = new Float64Array(shape.outputs).fill(0.05);
  let random = 42;
  const order = examples.map((_, at) => at);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
      const other = random % (at + 1);
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const index of order) {
      const example = examples[index];
      if (example) learn(example, shape, { weights, biases }, seen, seenBias);
    }
  }
  return { weights, biases };
}

/** The probability of each output. */
export function predict(rows: Int32Array, shape: Shape, { weights, biases }: Fit): Float64Array {
  const { outputs, named, exclusive } = shape;
  const sums = Float64Array.from(biases);
  const share = shareOf(rows, shape);
  for (const row of rows) {
    const value = row < named ? 1 : share;
    const from = row * outputs;
    for (let output = 0; output < outputs; output++)
      sums[output] = (sums[output] ?? 0) + (weights[from + output] ?? 0) * value;
  }
  const most = Math.max(...sums.subarray(0, exclusive));
  const total = sums.subarray(0, exclusive).reduce((sum, score) => sum + Math.exp(score - most), 0);
  return sums.map((score, output) =>
    output < exclusive ? Math.exp(score - most) / total : 1 / (1 + Math.exp(-score)),
  );
}

function shareOf(rows: Int32Array, { named, worth }: Shape): number {
  let words = 0;
  for (const row of rows) if (row >= named) words++;
  return worth(words);
}

function learn(example: Example, shape: Shape, model: Fit, seen: Float64Array, seenBias: Float64Array): void {
  const { outputs, named, learnt, decay } = shape;
  const errors = predict(example.rows, shape, model).map((found, output) => found - (example.wanted[output] ?? 0));
  const share = shareOf(example.rows, shape);
  errors.forEach((error, output) => {
    seenBias[output] = (seenBias[output] ?? 0) + error * error;
    model.biases[output] = (model.biases[output] ?? 0) - (rate * error) / Math.sqrt(seenBias[output] ?? 1);
  });
  for (const row of example.rows) {
    if (learnt[row] !== 1) continue;
    const value = row < named ? 1 : share;
    const shrink = row < named ? decay.named : decay.words;
    for (let output = 0, at = row * outputs; output < outputs; output++, at++) {
      const old = model.weights[at] ?? 0;
      const slope = (errors[output] ?? 0) * value + shrink * old;
      seen[at] = (seen[at] ?? 0) + slope * slope;
      model.weights[at] = old - (rate * slope) / Math.sqrt(seen[at] ?? 1);
    }
  }
}
