/**
 * Trains the language model: `node bin/train-language.ts SAMPLES`, where SAMPLES holds one file a language (`en.txt`),
 * one sentence a line. Writes the weights and the fingerprints of what was learnt. The same input gives the same bytes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { detector } from "../functions/domain/language/detect.ts";
import { type Model, writeModels } from "../functions/domain/language/model.ts";
import { type Line, linesOf } from "./training/corpus.ts";
import { packFingerprints } from "./training/fingerprint.ts";
import { type Plan, train } from "./training/linear.ts";
import { randomOf } from "./training/random.ts";
import { score } from "./training/score.ts";

const plans: readonly Plan[] = [
  { script: "Latin", buckets: 2 ** 13, rounds: 6, examplesPerClass: 3_000 },
  { script: "Arabic", buckets: 2 ** 12, rounds: 6, examplesPerClass: 3_000 },
  { script: "Cyrillic", buckets: 2 ** 11, rounds: 6, examplesPerClass: 3_000 },
  { script: "Ethiopic", buckets: 2 ** 11, rounds: 6, examplesPerClass: 3_000 },
];

const [samples] = process.argv.slice(2);
if (samples === undefined) throw new Error("say where the sample files are: node bin/train-language.ts SAMPLES");
const lines = linesOf(samples, randomOf(24));

// Every tenth line of each language is held out, for the figures below and for the documentation.
const isHeldOut = (_: Line, index: number) => index % 10 === 7;
const learnt = lines.filter((line, index) => line.source === "made" || !isHeldOut(line, index));
const heldOut = lines.filter((line, index) => line.source !== "made" && isHeldOut(line, index));

const models = plans.map((plan): Model => {
  const some = learnt.filter(({ script }) => script === plan.script);
  return train(some, plan, randomOf(plan.buckets + plan.rounds));
});
const weights = writeModels(models);
writeFileSync(new URL("../functions/domain/language/knowledge/language.weights", import.meta.url), weights);
const prints = packFingerprints(learnt.filter(({ source }) => source !== "made").map(({ text }) => text));
writeFileSync(new URL("../functions/domain/language/training/seen.hashes", import.meta.url), prints);

const hints = new URL("../functions/domain/language/knowledge/hints.json", import.meta.url);
const knowledge = new Map<string, Uint8Array>([
  ["language/language.weights", weights],
  ["language/hints.json", readFileSync(hints)],
]);
const detect = detector(knowledge);
console.log(`weights ${weights.length} bytes, fingerprints ${prints.length} bytes`);
const prose = heldOut.filter(({ source }) => source === "samples");
for (const longest of [40, 80, 160])
  console.log(`prose of at most ${longest} characters: ${score(prose, detect, longest)}`);
for (const source of ["own", "romanised"] as const)
  console.log(
    `held-out lines, ${source}: ${score(
      heldOut.filter((line) => line.source === source),
      detect,
    )}`,
  );
