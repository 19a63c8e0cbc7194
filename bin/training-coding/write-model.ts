import { writeFileSync } from "node:fs";
import type { ModelFile } from "../../functions/domain/coding/model.ts";
import type { Fit } from "./fit.ts";
import { buckets, type Learnt, window, worth } from "./learn.ts";
import { feared, weighed } from "./outputs.ts";

const folder = new URL("../../functions/domain/coding/knowledge/", import.meta.url);
/** Weights of hashed words are kept in steps of this. */
const step = 20;
const round = (value: number) => Number(value.toPrecision(6));

/** Puts both halves side by side, a column an output, and makes int8 of the weights. */
export function modelOf(learnt: Learnt, thresholds: ModelFile["thresholds"], lines: number) {
  const halves = [
    { fit: learnt.weighed.fit, outputs: weighed.length },
    { fit: learnt.feared.fit, outputs: feared.length },
  ];
  const rows = learnt.named.length + buckets;
  const scales = halves.flatMap(({ fit, outputs }) => scalesOf(fit, outputs));
  const width = weighed.length + feared.length;
  const bytes = new Int8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    let column = 0;
    for (const { fit, outputs } of halves)
      for (let output = 0; output < outputs; output++, column++)
        bytes[row * width + column] = coarsely(
          (fit.weights[row * outputs + output] ?? 0) / (scales[column] ?? 1),
          row < learnt.named.length ? 1 : step,
        );
  }
  const file: ModelFile = {
    source: `bin/train-coding.ts from ${lines} invented lines in functions/domain/coding/training`,
    outputs: [...weighed, ...feared],
    onlyAdds: feared,
    named: learnt.named,
    buckets,
    worth,
    window,
    biases: halves.flatMap(({ fit }) => [...fit.biases].map(round)),
    scales: scales.map(round),
    thresholds,
  };
  return { file, bytes };
}

export function writeModel({ file, bytes }: ReturnType<typeof modelOf>): void {
  writeFileSync(new URL("model.json", folder), `${JSON.stringify(file)}\n`);
  writeFileSync(new URL("model.weights", folder), bytes);
}

/**
 * A weight to the nearest step: what is said in fewer values packs into half the room, and cold starts wait for it. One
 * step against is left out: a quarter of all words spoke so faintly against everything that they are not of.
 */
function coarsely(weight: number, unit: number): number {
  const rounded = Math.max(-120, Math.min(120, Math.round(weight / unit) * unit));
  return unit > 1 && rounded === -unit ? 0 : rounded;
}

/** What one unit of int8 is worth, by output. */
function scalesOf({ weights }: Fit, outputs: number): number[] {
  return Array.from({ length: outputs }, (_, output) => {
    let most = 1e-9;
    for (let at = output; at < weights.length; at += outputs) most = Math.max(most, Math.abs(weights[at] ?? 0));
    return most / 120;
  });
}
