import { writeFileSync } from "node:fs";
import { writeBucketRows } from "../../functions/domain/coding/bucket-rows.ts";
import type { ModelFile } from "../../functions/domain/coding/model.ts";
import type { Fit } from "./fit.ts";
import { buckets, type Learnt, window, worth } from "./learn.ts";
import { feared } from "./outputs.ts";

const folder = new URL("../../functions/domain/coding/knowledge/", import.meta.url);
/** Weights of hashed words are kept in steps of so many of their standard deviations, and at most so many steps from zero. */
const step = { weighed: 1, feared: 2.5 };
const mostSteps = 12;
const round = (value: number) => Number(value.toPrecision(6));

/** Puts the parts side by side, a column an output, and makes int8 of the weights. */
export function modelOf(learnt: Learnt, thresholds: ModelFile["thresholds"], lines: number) {
  const rows = learnt.named.length + learnt.kept.length;
  const outputs = learnt.parts.flatMap((part) => part.outputs);
  const scales = learnt.parts.flatMap((part) => scalesOf(part.fit, part.outputs.length));
  const steps = learnt.parts.flatMap((part) => {
    const each = part.outputs === feared ? step.feared : step.weighed;
    return deviationsOf(part.fit, part.outputs.length, learnt.named.length).map((deviation) => each * deviation);
  });
  const width = outputs.length;
  const marks = writeBucketRows(learnt.kept, buckets);
  const bytes = new Uint8Array(marks.length + rows * width);
  bytes.set(marks);
  const weights = new Int8Array(bytes.buffer, marks.length);
  for (let row = 0; row < rows; row++) {
    let column = 0;
    for (const { fit, outputs: own } of learnt.parts)
      for (let output = 0; output < own.length; output++, column++)
        weights[row * width + column] = coarsely(
          (fit.weights[row * own.length + output] ?? 0) / (scales[column] ?? 1),
          row < learnt.named.length ? 1 : Math.max(1, Math.round((steps[column] ?? 0) / (scales[column] ?? 1))),
        );
  }
  const file: ModelFile = {
    source: `bin/train-coding.ts from ${lines} invented lines in functions/domain/coding/training and the annotated messages`,
    outputs,
    feared,
    named: learnt.named,
    buckets,
    worth,
    window,
    biases: learnt.parts.flatMap(({ fit }) => [...fit.biases].map(round)),
    scales: scales.map(round),
    thresholds,
  };
  return { file, bytes };
}

export function writeModel({ file, bytes }: ReturnType<typeof modelOf>): void {
  writeFileSync(new URL("model.json", folder), `${JSON.stringify(file)}\n`);
  writeFileSync(new URL("model.weights", folder), bytes);
}

/** A weight to the nearest step: what is said in fewer values packs into half the room, and cold starts wait for it. */
function coarsely(weight: number, unit: number): number {
  const most = unit > 1 ? Math.min(120, mostSteps * unit) : 120;
  return Math.max(-most, Math.min(most, Math.round(weight / unit) * unit));
}

/** The standard deviation of the weights of hashed words, by output. */
function deviationsOf({ weights }: Fit, outputs: number, named: number): number[] {
  return Array.from({ length: outputs }, (_, output) => {
    let [squares, some] = [0, 0];
    for (let at = named * outputs + output; at < weights.length; at += outputs) {
      const weight = weights[at] ?? 0;
      if (weight !== 0) some++;
      squares += weight * weight;
    }
    return Math.sqrt(squares / Math.max(1, some));
  });
}

/** What one unit of int8 is worth, by output. */
function scalesOf({ weights }: Fit, outputs: number): number[] {
  return Array.from({ length: outputs }, (_, output) => {
    let most = 1e-9;
    for (let at = output; at < weights.length; at += outputs) most = Math.max(most, Math.abs(weights[at] ?? 0));
    return most / 120;
  });
}
