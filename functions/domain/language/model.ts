/**
 * A linear model of one script: one int8 weight for each bucket of hashed grams and each class. Several classes may
 * mean one language (Arabic in Arabic letters, Arabic in Latin letters).
 */
export type Model = {
  readonly script: string;
  readonly classes: readonly string[];
  /** Buckets are a power of two. */
  readonly buckets: number;
  /** What one step of a weight is worth. */
  readonly scale: number;
  readonly bias: readonly number[];
  /** bucket-major: `weights[bucket * classes.length + class]` */
  readonly weights: Int8Array;
};

type Header = readonly Omit<Model, "weights">[];

/** Reads a weights file: length of the header (uint32, little endian), the header as JSON, the weights model by model. */
export function readModels(bytes: Uint8Array): readonly Model[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 4 + view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, start))) as Header;
  let from = start;
  return header.map((model) => {
    const size = model.buckets * model.classes.length;
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + from, size);
    from += size;
    return { ...model, weights };
  });
}

/** Writes what `readModels` reads. */
export function writeModels(models: readonly Model[]): Uint8Array {
  const header = new TextEncoder().encode(JSON.stringify(models.map(({ weights: _, ...rest }) => rest)));
  const size = models.reduce((sum, { weights }) => sum + weights.length, 4 + header.length);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 4);
  let at = 4 + header.length;
  for (const { weights } of models) {
    bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at);
    at += weights.length;
  }
  return bytes;
}

/** Adds to `sums`, one number a class, the weights of `count` hashed grams. */
export function addWeights(model: Model, grams: Uint32Array, count: number, sums: Int32Array): void {
  const { buckets, weights } = model;
  const width = sums.length;
  for (let at = 0; at < count; at++) {
    const from = ((grams[at] ?? 0) & (buckets - 1)) * width;
    for (let index = 0; index < width; index++) sums[index] = (sums[index] ?? 0) + (weights[from + index] ?? 0);
  }
}

/** The score of each class from sums over `count` grams; `shares` makes shares of scores. */
export function scoresOf({ scale, bias }: Model, sums: Int32Array, count: number): Float64Array {
  const factor = scale / Math.sqrt(Math.max(1, count));
  const scores = new Float64Array(sums.length);
  for (let index = 0; index < sums.length; index++) scores[index] = (sums[index] ?? 0) * factor + (bias[index] ?? 0);
  return scores;
}

/** Softmax: shares from 0 to 1 that sum to one. */
export function shares(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  const powers = new Float64Array(scores.length);
  let all = 0;
  for (let index = 0; index < scores.length; index++) {
    powers[index] = Math.exp((scores[index] ?? 0) - most);
    all += powers[index] ?? 0;
  }
  for (let index = 0; index < powers.length; index++) powers[index] = (powers[index] ?? 0) / all;
  return powers;
}
