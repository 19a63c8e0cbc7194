import { bytesOf, type Knowledge, tableOf } from "../knowledge.ts";
import type { Features } from "./features.ts";

/** What `bin/train-coding.ts` writes beside the weights. */
export type ModelFile = {
  readonly source: string;
  /** What is scored: `type:…`, `topic:…`, `class:…`, `urgency:…`. */
  readonly outputs: readonly string[];
  readonly named: readonly string[];
  readonly buckets: number;
  readonly biases: readonly number[];
  /** What one unit of an int8 weight is worth, by output. */
  readonly scales: readonly number[];
  /** Above which score an output speaks; absent where the highest wins. */
  readonly thresholds: Readonly<Record<string, number>> & { readonly second_topic: number };
};

export type Scores = ReadonlyMap<string, number>;

export type Model = {
  readonly file: ModelFile;
  readonly score: (features: Features) => Scores;
  /** What one named feature adds to an output. */
  readonly weight: (feature: string, output: string) => number;
};

/** Reads the linear model: int8 weights, a row a feature, a column an output. */
export const model = (knowledge: Knowledge): Model => {
  const file = tableOf<ModelFile>(knowledge, "coding/model.json");
  const bytes = bytesOf(knowledge, "coding/model.weights");
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows = new Map(file.named.map((name, row) => [name, row]));
  const columns = new Map(file.outputs.map((name, column) => [name, column]));
  const width = file.outputs.length;
  const weight = (feature: string, output: string) => {
    const row = rows.get(feature);
    const column = columns.get(output);
    return row === undefined || column === undefined
      ? 0
      : (weights[row * width + column] ?? 0) * (file.scales[column] ?? 0);
  };
  return { file, weight, score: (found) => scores(file, weights, rowsOf(found, rows, file.named.length)) };
};

type Row = readonly [row: number, value: number];

const rowsOf = (found: Features, rows: ReadonlyMap<string, number>, first: number): Row[] => {
  const named = found.named.flatMap((name) => {
    const row = rows.get(name);
    return row === undefined ? [] : [[row, 1] as const];
  });
  const share = 1 / Math.sqrt(Math.max(1, found.words.length));
  return [...named, ...found.words.map((bucket) => [first + bucket, share] as const)];
};

const scores = (file: ModelFile, weights: Int8Array, rows: readonly Row[]): Scores => {
  const width = file.outputs.length;
  const sums = new Float64Array(width);
  for (const [row, value] of rows)
    for (let column = 0; column < width; column++)
      sums[column] = (sums[column] ?? 0) + (weights[row * width + column] ?? 0) * value;
  return new Map(
    file.outputs.map((output, column) => [
      output,
      (sums[column] ?? 0) * (file.scales[column] ?? 0) + (file.biases[column] ?? 0),
    ]),
  );
};
