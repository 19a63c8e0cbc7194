import { writeFileSync } from "node:fs";
import { writeBucketRows } from "../../functions/domain/coding/bucket-rows.ts";
import type { ModelFile } from "../../functions/domain/coding/model.ts";
import { joinSections } from "../../functions/domain/coding/sections.ts";
import { writeWordWeights } from "../../functions/domain/coding/word-weights.ts";
import { buckets, type Learnt, window, worth } from "./learn.ts";
import { feared } from "./outputs.ts";

const folder = new URL("../../functions/domain/coding/knowledge/", import.meta.url);
/** A step of a hashed word's weight, in standard deviations of its output. Coarser ones cost five points of topics. */
const step = { weighed: 1, feared: 2.5 };
const mostUnits = 120;
const round = (value: number) => Number(value.toPrecision(6));

/** Puts the parts side by side, a column an output: int8 weights of named features, and weights of hashed words in steps. */
export function modelOf({ named, kept, parts }: Learnt, thresholds: ModelFile["thresholds"], lines: number) {
  const columns = parts.flatMap(({ outputs, fit }) =>
    outputs.map((_, at) => columnOf(fit.weights, at, outputs.length, named.length, outputs === feared)),
  );
  const weighed = columns.length - feared.length;
  const stepsFrom = (first: number) => (row: number, column: number) => columns[first + column]?.stepsOf(row) ?? 0;
  const fears = stepsFrom(weighed);
  const ofFears = [...kept.keys()].filter((row) => feared.some((_, column) => Math.round(fears(row, column)) !== 0));
  const units = named.flatMap((_, row) => columns.map(({ unitsOf }) => unitsOf(row)));
  const file: ModelFile = {
    source: `bin/train-coding.ts from ${lines} invented lines in functions/domain/coding/training and the annotated messages`,
    outputs: parts.flatMap(({ outputs }) => outputs),
    feared,
    named,
    buckets,
    worth,
    window,
    biases: parts.flatMap(({ fit }) => [...fit.biases].map(round)),
    scales: columns.map(({ unit }) => round(unit)),
    steps: columns.map(({ unitsOfStep }) => unitsOfStep),
    thresholds,
  };
  const bytes = joinSections([
    writeBucketRows(kept, buckets),
    new Uint8Array(Int8Array.from(units).buffer),
    writeBucketRows(ofFears, kept.length),
    writeWordWeights(kept.length, weighed, stepsFrom(0)),
    writeWordWeights(ofFears.length, feared.length, (row, column) => fears(ofFears[row] ?? 0, column)),
  ]);
  return { file, bytes };
}

export function writeModel({ file, bytes }: ReturnType<typeof modelOf>): void {
  writeFileSync(new URL("model.json", folder), `${JSON.stringify(file)}\n`);
  writeFileSync(new URL("model.weights", folder), bytes);
}

/** The weights of one output: of named features in units of int8, of hashed words in steps of so many units. */
function columnOf(weights: Float64Array, at: number, outputs: number, named: number, isFeared: boolean) {
  const weightOf = (row: number) => weights[row * outputs + at] ?? 0;
  const rows = weights.length / outputs;
  let [most, squares, some] = [1e-9, 0, 0];
  for (let row = 0; row < rows; row++) {
    const weight = weightOf(row);
    most = Math.max(most, Math.abs(weight));
    if (row < named || weight === 0) continue;
    squares += weight * weight;
    some += 1;
  }
  const unit = most / mostUnits;
  const deviation = Math.sqrt(squares / Math.max(1, some));
  const unitsOfStep = Math.max(1, Math.round(((isFeared ? step.feared : step.weighed) * deviation) / unit));
  return {
    unit,
    unitsOfStep,
    unitsOf: (row: number) => Math.round(weightOf(row) / unit),
    stepsOf: (row: number) => weightOf(named + row) / (unit * unitsOfStep),
  };
}
