/**
 * Measures an annotated corpus of invented messages: `npm run evaluate -- [FILE] [--json] [--failures] [--no-cold]`.
 * The format of the file is in docs/understanding.md.
 */
import { readFileSync } from "node:fs";
import { readKnowledge } from "../functions/adapters/knowledge.ts";
import { understanding } from "../functions/domain/understanding.ts";
import { measureColdLoad } from "./evaluation/cold-load.ts";
import { parseCorpus } from "./evaluation/corpus.ts";
import { failuresOf } from "./evaluation/failures.ts";
import { measure } from "./evaluation/figures.ts";
import { pairsOf } from "./evaluation/pair.ts";
import { report } from "./evaluation/report.ts";
import { seenInTraining } from "./evaluation/seen.ts";
import { parseArgs } from "./proof/parse-args.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean" }, failures: { type: "boolean" }, "no-cold": { type: "boolean" } },
});
const file = positionals[0] ?? new URL("../test/corpus/messages.jsonl", import.meta.url);
const corpus = readCorpus();

const seen = seenInTraining(corpus);
if (seen.length > 0) {
  const lines = seen.map(({ line }) => line).join(", ");
  console.error(`refused: ${seen.length} messages of this corpus are training data (lines ${lines})`);
  process.exit(1);
}

const understand = understanding(readKnowledge());
if (values.failures) for (const failure of failuresOf(pairsOf(corpus, understand))) console.log(failure);
const cold = values["no-cold"] ? {} : { cold: await measureColdLoad() };
const figures = { ...measure(corpus, understand), ...cold };
console.log(values.json ? JSON.stringify(figures, null, 2) : report(figures));

/** The corpus; what is wrong with the file is said in a sentence, and never with a line's content. */
function readCorpus() {
  try {
    return parseCorpus(readFileSync(file, "utf8"));
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error;
    console.error(
      isMissing ? `${file} cannot be read` : `refused: ${error instanceof Error ? error.message : "no corpus"}`,
    );
    process.exit(1);
  }
}
