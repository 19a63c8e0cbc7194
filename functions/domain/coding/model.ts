import { bytesOf, type Knowledge, tableOf } from "../knowledge.ts";
import type { Features } from "./features.ts";

/** What `bin/train-coding.ts` writes beside the weights. */
export type ModelFile = {
  readonly source: string;
  /** What is scored: `type:…`, `topic:…`, `class:…`, `urgency:…`. */
  readonly outputs: readonly string[];
  readonly named: readonly string[];
  readonly buckets: number;
  /** Outputs that only add: none of their weights is below zero, so that more text never lowers them. */
  readonly onlyAdds: readonly string[];
  /** What a hashed word is worth to them. */
  readonly worth: number;
  /** So many words that stand together are added up for them: a long message is not feared for its length. */
  readonly window: number;
  readonly biases: readonly number[];
  /** What one unit of an int8 weight is worth, by output. */
  readonly scales: readonly number[];
  /** Above which score an output speaks; absent where the highest wins. */
  readonly thresholds: Readonly<Record<string, number>>;
};

export type Scores = ReadonlyMap<string, number>;

/** Whether an output speaks; one without a threshold does not. */
export const isAbove = (output: string, scores: Scores, thresholds: ModelFile["thresholds"]): boolean =>
  (scores.get(output) ?? Number.NEGATIVE_INFINITY) > (thresholds[output] ?? Number.POSITIVE_INFINITY);

export type Model = {
  readonly file: ModelFile;
  readonly score: (features: Features) => Scores;
  /** Whether a named feature stood in any line that it learnt from. */
  readonly knows: (feature: string) => boolean;
  /** What one named feature adds to an output. */
  readonly weight: (feature: string, output: string) => number;
};

/** Int8 weights: a row a feature (named ones first, then buckets), a column an output. */
type Table = { readonly weights: Int8Array; readonly width: number; readonly first: number };

/** Reads the linear model. */
export const model = (knowledge: Knowledge): Model => {
  const file = tableOf<ModelFile>(knowledge, "coding/model.json");
  const bytes = bytesOf(knowledge, "coding/model.weights");
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows = new Map(file.named.map((name, row) => [name, row]));
  const columns = new Map(file.outputs.map((name, column) => [name, column]));
  const table: Table = { weights, width: file.outputs.length, first: file.named.length };
  const adding = file.onlyAdds.flatMap((output) => columns.get(output) ?? []);
  const weight = (feature: string, output: string) => {
    const row = rows.get(feature);
    const column = columns.get(output);
    return row === undefined || column === undefined
      ? 0
      : (weights[row * table.width + column] ?? 0) * (file.scales[column] ?? 0);
  };
  const score = ({ named, words, meanings }: Features): Scores => {
    const sums = sumsOfWords(words, table);
    const most = mostOfWindow(words, table, adding, file.window);
    adding.forEach((column, at) => {
      sums[column] = (most[at] ?? 0) * file.worth;
    });
    for (const name of [...named, ...meanings]) addRow(sums, table, rows.get(name));
    return new Map(
      file.outputs.map((output, column) => [
        output,
        (sums[column] ?? 0) * (file.scales[column] ?? 0) + (file.biases[column] ?? 0),
      ]),
    );
  };
  return { file, knows: (feature) => rows.has(feature), weight, score };
};

const addRow = (sums: Float64Array, { weights, width }: Table, row: number | undefined): void => {
  if (row === undefined) return;
  for (let column = 0; column < width; column++)
    sums[column] = (sums[column] ?? 0) + (weights[row * width + column] ?? 0);
};

/** What the words say, each bucket once and less the more there are. */
const sumsOfWords = (words: Features["words"], table: Table): Float64Array => {
  const sums = new Float64Array(table.width);
  const distinct = new Set<number>();
  for (const buckets of words) for (const bucket of buckets) distinct.add(bucket);
  for (const bucket of distinct) addRow(sums, table, table.first + bucket);
  const share = 1 / Math.sqrt(Math.max(1, distinct.size));
  return sums.map((sum) => sum * share);
};

/**
 * The most that neighbouring words say to the outputs that only add. A window that stands in a text stands in every
 * longer text too, and no weight is below zero: so more text never lowers it.
 */
const mostOfWindow = (
  words: Features["words"],
  { weights, width, first }: Table,
  columns: readonly number[],
  window: number,
): Float64Array => {
  const said = new Float64Array(words.length * columns.length);
  words.forEach((buckets, word) => {
    for (const bucket of buckets)
      for (let at = 0; at < columns.length; at++) {
        const place = word * columns.length + at;
        said[place] = (said[place] ?? 0) + (weights[(first + bucket) * width + (columns[at] ?? 0)] ?? 0);
      }
  });
  return Float64Array.from(columns, (_, at) => {
    let most = 0;
    let sum = 0;
    for (let word = 0; word < words.length; word++) {
      sum += said[word * columns.length + at] ?? 0;
      if (word >= window) sum -= said[(word - window) * columns.length + at] ?? 0;
      most = Math.max(most, sum);
    }
    return most;
  });
};
