import { bytesOf, type Knowledge, tableOf } from "../knowledge.ts";
import { readBucketRows } from "./bucket-rows.ts";
import type { Features } from "./features.ts";

/** What `bin/train-coding.ts` writes beside the weights. */
export type ModelFile = {
  readonly source: string;
  /** What is scored: `type:…`, `topic:…`, `class:…`, `urgency:…`. */
  readonly outputs: readonly string[];
  readonly named: readonly string[];
  readonly buckets: number;
  /** Outputs that words speak for where they stand together, and not over a whole text. */
  readonly feared: readonly string[];
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

/** The score of each output of a message, worked out when it is asked for. */
export type Scores = Pick<ReadonlyMap<string, number>, "get">;

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

/** Int8 weights: a row a feature (named ones first, then buckets that were learnt), a column an output. */
type Table = { readonly weights: Int8Array; readonly width: number };

/** The rows of each word: most of its buckets were never met, and have none. */
type WordRows = readonly (readonly number[])[];

/** Reads the linear model: a bit a bucket, whether it was learnt, and the weights. */
export const model = (knowledge: Knowledge): Model => {
  const file = tableOf<ModelFile>(knowledge, "coding/model.json");
  const bytes = bytesOf(knowledge, "coding/model.weights");
  const marks = Math.ceil(file.buckets / 8);
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + marks, bytes.byteLength - marks);
  const rows = new Map(file.named.map((name, row) => [name, row]));
  const columns = new Map(file.outputs.map((name, column) => [name, column]));
  const table: Table = { weights, width: file.outputs.length };
  const feared = file.feared.flatMap((output) => columns.get(output) ?? []);
  const rowOf = readBucketRows(bytes.subarray(0, marks), file.named.length);
  const distinctOf = distinctIn(weights.length / table.width);
  const weight = (feature: string, output: string) => {
    const row = rows.get(feature);
    const column = columns.get(output);
    return row === undefined || column === undefined
      ? 0
      : (weights[row * table.width + column] ?? 0) * (file.scales[column] ?? 0);
  };
  const score = ({ named, words, meanings }: Features): Scores => {
    const told = [...named, ...meanings].flatMap((name) => rows.get(name) ?? []);
    const scores = new Float64Array(table.width).fill(Number.NaN);
    let worded: WordRows | undefined;
    let distinct: readonly number[] | undefined;
    let most: Float64Array | undefined;
    const saidByWords = (column: number): number => {
      const at = feared.indexOf(column);
      worded ??= words.map((buckets) => buckets.map(rowOf).filter((row) => row >= 0));
      if (at < 0) {
        distinct ??= distinctOf(worded);
        return meanOf(distinct, table, column);
      }
      most ??= mostOfWindow(worded, table, feared, file.window);
      return (most[at] ?? 0) * file.worth;
    };
    const scoreOf = (column: number): number => {
      let sum = saidByWords(column);
      for (const row of told) sum += weights[row * table.width + column] ?? 0;
      return sum * (file.scales[column] ?? 0) + (file.biases[column] ?? 0);
    };
    return {
      get: (output) => {
        const column = columns.get(output);
        if (column === undefined) return undefined;
        if (Number.isNaN(scores[column])) scores[column] = scoreOf(column);
        return scores[column];
      },
    };
  };
  return { file, knows: (feature) => rows.has(feature), weight, score };
};

/** Makes the function that names each row of some words once; a mark of its own for each call, so that none need be wiped. */
const distinctIn = (rows: number): ((words: WordRows) => readonly number[]) => {
  const marks = new Uint32Array(rows);
  let mark = 0;
  return (words) => {
    const distinct: number[] = [];
    mark = (mark + 1) >>> 0;
    for (const some of words)
      for (const row of some)
        if (marks[row] !== mark) {
          marks[row] = mark;
          distinct.push(row);
        }
    return distinct;
  };
};

/** What the words say to an output, each row once and less the more there are. */
const meanOf = (distinct: readonly number[], { weights, width }: Table, column: number): number => {
  let sum = 0;
  for (const row of distinct) sum += weights[row * width + column] ?? 0;
  return sum * (1 / Math.sqrt(Math.max(1, distinct.length)));
};

/** The most that as many neighbouring words say to an output, or all words where there are fewer. */
const mostOfWindow = (
  words: WordRows,
  { weights, width }: Table,
  columns: readonly number[],
  window: number,
): Float64Array => {
  const count = columns.length;
  const said = new Int32Array(words.length * count);
  words.forEach((rows, word) => {
    for (const learnt of rows) {
      const row = learnt * width;
      for (let at = 0; at < count; at++) {
        const place = word * count + at;
        said[place] = (said[place] ?? 0) + (weights[row + (columns[at] ?? 0)] ?? 0);
      }
    }
  });
  return Float64Array.from(columns, (_, at) => {
    let most = Number.NEGATIVE_INFINITY;
    let sum = 0;
    for (let word = 0; word < words.length; word++) {
      sum += said[word * count + at] ?? 0;
      if (word >= window) sum -= said[(word - window) * count + at] ?? 0;
      if (word >= window - 1 || word === words.length - 1) most = Math.max(most, sum);
    }
    return words.length === 0 ? 0 : most;
  });
};
