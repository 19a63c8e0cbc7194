import { bytesOf, type Knowledge, tableOf } from "../knowledge.ts";
import { type BucketRows, readBucketRows } from "./bucket-rows.ts";
import type { Features } from "./features.ts";
import { splitSections } from "./sections.ts";
import { readWordWeights, type WordWeights } from "./word-weights.ts";

/** What `bin/train-coding.ts` writes beside the weights. */
export type ModelFile = {
  readonly source: string;
  /** What is scored: `type:…`, `topic:…`, `class:…`, `urgency:…`. */
  readonly outputs: readonly string[];
  readonly named: readonly string[];
  readonly buckets: number;
  /** The last outputs, which words speak for where they stand together, and not over a whole text. */
  readonly feared: readonly string[];
  /** What a hashed word is worth to them. */
  readonly worth: number;
  /** So many words that stand together are added up for them: a long message is not feared for its length. */
  readonly window: number;
  readonly biases: readonly number[];
  /** What one unit of a named feature's int8 weight is worth, by output. */
  readonly scales: readonly number[];
  /** So many of these units is a step of a hashed word's weight, by output. */
  readonly steps: readonly number[];
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

/** The rows of each word: most of its buckets were never met, and have none. */
type WordRows = readonly (readonly number[])[];

const none = new Uint8Array();

/**
 * Reads the linear model: a bit a bucket, whether it was learnt; the int8 weights of named features, a row each; of the
 * rows of hashed words a bit each, whether it speaks for what is feared; then their weights, in steps.
 */
export const model = (knowledge: Knowledge): Model => {
  const file = tableOf<ModelFile>(knowledge, "coding/model.json");
  const sections = splitSections(bytesOf(knowledge, "coding/model.weights"));
  const [marks = none, ofNamed = none, fearedMarks = none, ofWeighed = none, ofFeared = none] = sections;
  const named = new Int8Array(ofNamed.buffer, ofNamed.byteOffset, ofNamed.length);
  const width = file.outputs.length;
  const weighed = width - file.feared.length;
  const rows = new Map(file.named.map((name, row) => [name, row]));
  const columns = new Map(file.outputs.map((name, column) => [name, column]));
  const rowOf = readBucketRows(marks, 0);
  const fearedRowOf = readBucketRows(fearedMarks, 0);
  const [weightOf, fearOf] = [readWordWeights(ofWeighed, weighed), readWordWeights(ofFeared, file.feared.length)];
  const distinctOf = distinctIn(fearedMarks.length * 8);
  const weight = (feature: string, output: string) => {
    const row = rows.get(feature);
    const column = columns.get(output);
    return row === undefined || column === undefined
      ? 0
      : (named[row * width + column] ?? 0) * (file.scales[column] ?? 0);
  };
  const score = (features: Features): Scores => {
    const told = [...features.named, ...features.meanings].flatMap((name) => rows.get(name) ?? []);
    const scores = new Float64Array(width).fill(Number.NaN);
    let worded: WordRows | undefined;
    let distinct: readonly number[] | undefined;
    let most: Float64Array | undefined;
    const saidByWords = (column: number): number => {
      worded ??= rowsOf(features.words, rowOf);
      if (column < weighed) {
        distinct ??= distinctOf(worded);
        return meanOf(distinct, weightOf, column);
      }
      most ??= mostOfWindow(rowsOf(worded, fearedRowOf), fearOf, file.feared.length, file.window);
      return (most[column - weighed] ?? 0) * file.worth;
    };
    const scoreOf = (column: number): number => {
      let sum = saidByWords(column) * (file.steps[column] ?? 0);
      for (const row of told) sum += named[row * width + column] ?? 0;
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

/** Of each word the rows of those of its buckets, or rows, that have one. */
const rowsOf = (words: WordRows, rowOf: BucketRows): WordRows =>
  words.map((some) => some.map(rowOf).filter((row) => row >= 0));

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
const meanOf = (distinct: readonly number[], weightOf: WordWeights, column: number): number => {
  let sum = 0;
  for (const row of distinct) sum += weightOf(row, column);
  return sum * (1 / Math.sqrt(Math.max(1, distinct.length)));
};

/** The most that as many neighbouring words say to each output, or all words where there are fewer. */
const mostOfWindow = (words: WordRows, weightOf: WordWeights, outputs: number, window: number): Float64Array => {
  const said = new Int32Array(words.length * outputs);
  words.forEach((rows, word) => {
    for (const row of rows)
      for (let output = 0; output < outputs; output++) {
        const place = word * outputs + output;
        said[place] = (said[place] ?? 0) + weightOf(row, output);
      }
  });
  return Float64Array.from({ length: outputs }, (_, output) => {
    let most = Number.NEGATIVE_INFINITY;
    let sum = 0;
    for (let word = 0; word < words.length; word++) {
      sum += said[word * outputs + output] ?? 0;
      if (word >= window) sum -= said[(word - window) * outputs + output] ?? 0;
      if (word >= window - 1 || word === words.length - 1) most = Math.max(most, sum);
    }
    return words.length === 0 ? 0 : most;
  });
};
