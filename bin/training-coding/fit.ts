/** One example: rows of the weights with their values, and what each output should be (1, 0). */
export type Example = { readonly rows: readonly (readonly [number, number])[]; readonly wanted: Uint8Array };

export type Fit = { readonly weights: Float64Array; readonly biases: Float64Array };

export type Shape = {
  readonly rows: number;
  readonly outputs: number;
  /** Outputs that exclude one another stand first (softmax); the others are each a yes or no. */
  readonly exclusive: number;
  /** Outputs whose weights may only add, so that more text never lowers them, by index. */
  readonly onlyAdds: ReadonlySet<number>;
  /** Rows below this are concepts; the others are hashed words, which outputs that only add may not use. */
  readonly named: number;
  /** Rows that more text can take away again (how long the text is); outputs that only add may not use them. */
  readonly fleeting: ReadonlySet<number>;
};

const epochs = 40;
const rate = 0.15;
/** How strongly weights are held small: fears little, so that rare classes speak; types and topics more. */
const fearDecay = 0.003;
const decay = 0.02;
const hashedDecay = 0.01;

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
export function predict({ rows }: Pick<Example, "rows">, shape: Shape, { weights, biases }: Fit): Float64Array {
  const sums = Float64Array.from(biases);
  for (const [row, value] of rows)
    for (let output = 0; output < shape.outputs; output++)
      sums[output] = (sums[output] ?? 0) + (weights[row * shape.outputs + output] ?? 0) * value;
  const most = Math.max(...sums.subarray(0, shape.exclusive));
  const total = sums.subarray(0, shape.exclusive).reduce((sum, score) => sum + Math.exp(score - most), 0);
  return sums.map((score, output) =>
    output < shape.exclusive ? Math.exp(score - most) / total : 1 / (1 + Math.exp(-score)),
  );
}

function learn(example: Example, shape: Shape, model: Fit, seen: Float64Array, seenBias: Float64Array): void {
  const found = predict(example, shape, model);
  for (let output = 0; output < shape.outputs; output++) {
    const error = (found[output] ?? 0) - (example.wanted[output] ?? 0);
    seenBias[output] = (seenBias[output] ?? 0) + error * error;
    model.biases[output] = (model.biases[output] ?? 0) - (rate * error) / Math.sqrt(seenBias[output] ?? 1);
    for (const [row, value] of example.rows) {
      if (shape.onlyAdds.has(output) && (row >= shape.named || shape.fleeting.has(row))) continue;
      const at = row * shape.outputs + output;
      const old = model.weights[at] ?? 0;
      const slope =
        error * value + (shape.onlyAdds.has(output) ? fearDecay : row < shape.named ? decay : hashedDecay) * old;
      seen[at] = (seen[at] ?? 0) + slope * slope;
      const updated = old - (rate * slope) / Math.sqrt(seen[at] ?? 1);
      model.weights[at] = shape.onlyAdds.has(output) ? Math.max(0, updated) : updated;
    }
  }
}
