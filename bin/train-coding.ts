/**
 * Trains the linear model of coding from functions/domain/coding/training: `node bin/train-coding.ts [--measure]`.
 * Deterministic: the same lines and lexicons give the same bytes. Thresholds are chosen on lines held out, three
 * times; `--measure` only prints what was found there.
 */
import { writeFileSync } from "node:fs";
import { readKnowledge } from "../functions/adapters/knowledge.ts";
import { evidence } from "../functions/domain/coding/evidence.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { packFingerprints } from "./training/fingerprint.ts";
import { heldOut } from "./training-coding/calibrate.ts";
import { read } from "./training-coding/examples.ts";
import { buckets, learn } from "./training-coding/learn.ts";
import { trainingLines } from "./training-coding/lines.ts";
import { measured } from "./training-coding/measured.ts";
import { thresholdsOf } from "./training-coding/thresholds.ts";
import { modelOf, writeModel } from "./training-coding/write-model.ts";

const { values } = parseArgs({ options: { measure: { type: "boolean" } } });
const find = evidence(readKnowledge(), buckets);
const lines = read(trainingLines(), find);
const unseen = heldOut(lines, find);
const thresholds = thresholdsOf(unseen);
for (const line of measured(unseen, thresholds)) console.log(line);
if (!values.measure) {
  writeModel(modelOf(learn(lines, find), thresholds, lines.length));
  const hashes = new URL("../functions/domain/coding/training/coding.hashes", import.meta.url);
  writeFileSync(hashes, packFingerprints(lines.map(({ line }) => line.text)));
}
