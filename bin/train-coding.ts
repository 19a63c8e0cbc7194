/**
 * Trains the linear model of coding from functions/domain/coding/training: `node bin/train-coding.ts [--folds]`.
 * Deterministic: the same lines and lexicons give the same bytes. `--folds` measures on lines held out, five times.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readKnowledge } from "../functions/adapters/knowledge.ts";
import { feedbackTypes, sensitiveClasses, topics } from "../functions/domain/coding/coding.ts";
import { type Evidence, evidence } from "../functions/domain/coding/evidence.ts";
import { packFingerprints } from "./training/fingerprint.ts";
import { type Example, type Fit, predict, type Shape, train } from "./training-coding/fit.ts";
import { type TrainingLine, trainingLines } from "./training-coding/lines.ts";

const buckets = 16384;
const outputs = [
  ...feedbackTypes.map((name) => `type:${name}`),
  ...topics.map((name) => `topic:${name}`),
  ...sensitiveClasses.map((name) => `class:${name}`),
  "urgency:high",
  "urgency:immediate",
];
const { values } = parseArgs({ options: { folds: { type: "boolean" } } });
const lines = trainingLines();
const find = evidence(readKnowledge(), buckets);
const found = lines.map((line) => find(line.text, line.language));
const named = [...new Set(found.flatMap(({ features }) => features.named))].sort();
const rowOf = new Map(named.map((name, row) => [name, row]));
const shape: Shape = {
  rows: named.length + buckets,
  outputs: outputs.length,
  exclusive: feedbackTypes.length,
  onlyAdds: new Set(outputs.flatMap((name, at) => (/^class:|immediate$/.test(name) ? [at] : []))),
  named: named.length,
  fleeting: new Set(named.flatMap((name, row) => (name.startsWith("length:") ? [row] : []))),
};

function exampleOf({ features }: Evidence, line: TrainingLine): Example {
  const share = 1 / Math.sqrt(Math.max(1, features.words.length));
  const yes = new Set<string>([
    `type:${line.type}`,
    ...line.topics.map((name) => `topic:${name}`),
    ...line.sensitive.map((name) => `class:${name}`),
    ...(line.urgency === "high" ? ["urgency:high"] : []),
    ...(line.urgency === "immediate" ? ["urgency:immediate"] : []),
  ]);
  return {
    rows: [
      ...features.named.map((name) => [rowOf.get(name) ?? 0, 1] as const),
      ...features.words.map((bucket) => [named.length + bucket, share] as const),
    ],
    wanted: Uint8Array.from(outputs, (name) => (yes.has(name) ? 1 : 0)),
  };
}

const examples = lines.map((line, at) => exampleOf(found[at] as Evidence, line));
const logit = (share: number) => Math.log(share / (1 - share));
/** Where a fear or a second topic begins; chosen on held-out lines. */
const thresholds: Record<string, number> = {
  second_topic: logit(0.2),
  "urgency:high": logit(0.5),
  "urgency:immediate": logit(0.3),
  ...Object.fromEntries(sensitiveClasses.map((name) => [`class:${name}`, logit(0.15)])),
};

function write({ weights, biases }: Fit): void {
  const scales = outputs.map((_, output) => {
    let most = 1e-9;
    for (let row = 0; row < shape.rows; row++)
      most = Math.max(most, Math.abs(weights[row * outputs.length + output] ?? 0));
    return most / 127;
  });
  const bytes = Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[at % outputs.length] ?? 1)));
  const folder = new URL("../functions/domain/coding/knowledge/", import.meta.url);
  const round = (value: number) => Number(value.toPrecision(6));
  const file = {
    source: `bin/train-coding.ts from ${lines.length} invented lines in functions/domain/coding/training`,
    outputs,
    named,
    buckets,
    biases: [...biases].map(round),
    scales: scales.map(round),
    thresholds: Object.fromEntries(Object.entries(thresholds).map(([name, value]) => [name, round(value)])),
  };
  writeFileSync(new URL("model.json", folder), `${JSON.stringify(file)}\n`);
  writeFileSync(new URL("model.weights", folder), bytes);
  const texts = lines.map(({ text }) => text);
  writeFileSync(new URL("../training/coding.hashes", folder), packFingerprints(texts));
}

function heldOut(): void {
  const folds = 5;
  const guesses: Float64Array[] = examples.map(() => new Float64Array());
  for (let fold = 0; fold < folds; fold++) {
    const model = train(
      examples.filter((_, at) => at % folds !== fold),
      shape,
    );
    examples.forEach((example, at) => {
      if (at % folds === fold) guesses[at] = predict(example, shape, model);
    });
  }
  const best = (guess: Float64Array, from: number, to: number) =>
    Array.from(guess.subarray(from, to)).reduce((top, score, at, all) => (score > (all[top] ?? 0) ? at : top), 0);
  const right = lines.filter(
    (line, at) => feedbackTypes[best(guesses[at] ?? new Float64Array(), 0, 6)] === line.type,
  ).length;
  console.log(`type ${(right / lines.length).toFixed(3)} of ${lines.length}`);
  for (const second of [0.2, 0.25, 0.3, 0.35, 0.4]) {
    let [hits, said, wanted] = [0, 0, 0];
    lines.forEach((line, at) => {
      const scored = topics
        .map((topic, index) => ({ topic, score: guesses[at]?.[6 + index] ?? 0 }))
        .sort((a, b) => b.score - a.score);
      const chosen = scored.slice(0, 2).filter(({ score }, place) => place === 0 || score > second);
      hits += chosen.filter(({ topic }) => line.topics.includes(topic)).length;
      said += chosen.length;
      wanted += line.topics.length;
    });
    console.log(`second topic above ${second}: micro-F1 ${((2 * hits) / (said + wanted)).toFixed(3)}`);
  }
  for (const fear of [0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 1]) {
    const flags = lines.map((_, at) => {
      const feared = sensitiveClasses.filter((_name, index) => (guesses[at]?.[24 + index] ?? 0) > fear);
      return new Set([...(found[at]?.rules.map((rule) => rule.class) ?? []), ...feared]);
    });
    const gold = lines.map(({ sensitive }) => sensitive.length > 0);
    const recall = flags.filter((flag, at) => gold[at] && flag.size > 0).length / gold.filter(Boolean).length;
    const wrong = flags.filter((flag, at) => !gold[at] && flag.size > 0).length / gold.filter((is) => !is).length;
    const byClass = sensitiveClasses.map((name) => {
      const some = lines.flatMap((line, at) => (line.sensitive.includes(name) ? [at] : []));
      return `${name} ${(some.filter((at) => flags[at]?.has(name)).length / some.length).toFixed(2)}`;
    });
    console.log(
      `fear above ${fear}: recall ${recall.toFixed(3)}, false flags ${wrong.toFixed(3)} | ${byClass.join(" ")}`,
    );
  }
}

if (values.folds) heldOut();
else write(train(examples, shape));
