/**
 * Trains the language model: `node bin/train-language.ts SAMPLES [--measure]`, where SAMPLES holds one file a language
 * (`en.txt`), one sentence a line; our own lines and the annotated messages come with them. Writes the weights and the
 * fingerprints of what was learnt. With `--measure` it prints how often the language is named of messages that the model
 * did not learn from (each fifth in turn), and writes nothing. The same input gives the same bytes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { type DetectLanguage, detector } from "../functions/domain/language/detect.ts";
import { type Model, writeModels } from "../functions/domain/language/model.ts";
import type { Annotated } from "./evaluation/corpus.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { type Line, linesOf, messageLines, withoutRare } from "./training/corpus.ts";
import { packFingerprints } from "./training/fingerprint.ts";
import { type Plan, train } from "./training/linear.ts";
import { annotatedMessages, isTraffic } from "./training/messages.ts";
import { randomOf } from "./training/random.ts";
import { score } from "./training/score.ts";

const plans: readonly Plan[] = [
  { script: "Latin", buckets: 2 ** 13, rounds: 8, examplesPerClass: 3_000 },
  { script: "Arabic", buckets: 2 ** 12, rounds: 8, examplesPerClass: 3_000 },
  { script: "Cyrillic", buckets: 2 ** 11, rounds: 8, examplesPerClass: 3_000 },
  { script: "Ethiopic", buckets: 2 ** 11, rounds: 8, examplesPerClass: 3_000 },
];

const room = new URL("../functions/domain/language/", import.meta.url);
const hints = readFileSync(new URL("knowledge/hints.json", room));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { measure: { type: "boolean" } } });
const [samples] = positionals;
if (samples === undefined) throw new Error("say where the sample files are: node bin/train-language.ts SAMPLES");
const lines = linesOf(samples, randomOf(24));
const messages = annotatedMessages();

// Every tenth line of each language is held out, for the figures below and for the documentation.
const isHeldOut = (_: Line, index: number) => index % 10 === 7;
const learnt = lines.filter((line, index) => line.source === "made" || !isHeldOut(line, index));
const heldOut = lines.filter((line, index) => line.source !== "made" && isHeldOut(line, index));

if (values.measure) measure();
else write();

function weightsOf(some: readonly Annotated[]): Uint8Array {
  const all = withoutRare([...learnt, ...messageLines(some)]);
  const models = plans.map((plan): Model => {
    const ofScript = all.filter(({ script }) => script === plan.script);
    return train(ofScript, plan, randomOf(plan.buckets + plan.rounds));
  });
  return writeModels(models);
}

function detectorOf(weights: Uint8Array): DetectLanguage {
  const knowledge: [string, Uint8Array][] = [
    ["language/language.weights", weights],
    ["language/hints.json", hints],
  ];
  return detector(new Map(knowledge));
}

function measure(): void {
  const folds = 5;
  const strangers = new Map<string, DetectLanguage>();
  for (let fold = 0; fold < folds; fold++) {
    const detect = detectorOf(weightsOf(messages.filter((_, index) => index % folds !== fold)));
    for (const [index, { text }] of messages.entries()) if (index % folds === fold) strangers.set(text, detect);
  }
  const detect: DetectLanguage = (text) => (strangers.get(text) as DetectLanguage)(text);
  for (const [title, some] of [
    ["traffic", messages.filter(isTraffic)],
    ["written to be hard", messages.filter((message) => !isTraffic(message))],
    ["two marks and more", messages.filter(({ marks }) => marks.length > 1)],
  ] as const) {
    const told = some.map(({ text, lang = "und" }) => ({ text, language: lang }));
    console.log(`${title}: ${score(told, detect, { isDariPersian: false })}`);
    console.log(`${title}, Dari with Persian: ${score(told, detect)}`);
  }
}

function write(): void {
  const weights = weightsOf(messages);
  writeFileSync(new URL("knowledge/language.weights", room), weights);
  // The messages' fingerprints are kept where the messages are.
  const prints = packFingerprints(learnt.filter(({ source }) => source !== "made").map(({ text }) => text));
  writeFileSync(new URL("training/seen.hashes", room), prints);
  console.log(`weights ${weights.length} bytes, fingerprints ${prints.length} bytes`);
  const detect = detectorOf(weights);
  const of = (source: Line["source"]) => heldOut.filter((line) => line.source === source);
  for (const longest of [40, 80, 160])
    console.log(`prose of at most ${longest} characters: ${score(of("samples"), detect, { longest })}`);
  for (const source of ["own", "romanised"] as const)
    console.log(`held-out lines, ${source}: ${score(of(source), detect)}`);
}
