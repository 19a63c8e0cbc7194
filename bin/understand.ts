/**
 * Strips and codes messages: `npm run --silent understand < in.jsonl > out.jsonl`, one JSON object a line; or cleans a
 * sheet: `npm run --silent understand -- --csv FILE --column NAME > clean.csv`. Nothing of a message goes to stderr.
 */

import { once } from "node:events";
import { createReadStream } from "node:fs";
import { readKnowledge } from "../functions/adapters/knowledge.ts";
import { understanding } from "../functions/domain/understanding.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { answer } from "./understanding/answer.ts";
import { cleanCsv } from "./understanding/clean-csv.ts";
import { UnclosedQuote } from "./understanding/csv.ts";
import { linesOf } from "./understanding/lines.ts";

const { values } = parseArgs({ options: { csv: { type: "string" }, column: { type: "string", multiple: true } } });
const understand = understanding(readKnowledge());

process.stdout.on("error", () => process.exit(1)); // the reader is gone
if (values.csv === undefined) await answerLines();
else await cleanSheet(values.csv, values.column ?? []);

async function answerLines(): Promise<void> {
  let number = 0;
  for await (const line of linesOf(process.stdin.setEncoding("utf8"))) {
    number += 1;
    if (line?.trim() === "") continue;
    const answered =
      line === undefined ? undefined : answer(number === 1 ? line.replace(/^\uFEFF/, "") : line, understand);
    if (answered === undefined) sayBad(`line ${number}: not a message ({"id"?, "text", "from"?})`);
    else await write(`${answered}\n`);
  }
}

async function cleanSheet(file: string, columns: readonly string[]): Promise<void> {
  if (columns.length === 0) return sayBad("say which column holds the messages: --column NAME");
  try {
    const sheet = createReadStream(file, { encoding: "utf8" });
    for await (const row of cleanCsv(sheet, columns, understand, sayBad)) await write(row);
    console.error(`cleaned: ${columns.join(", ")}; every other column is as it was`);
  } catch (error) {
    sayBad(error instanceof UnclosedQuote ? error.message : "the sheet cannot be read");
  }
}

function sayBad(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}
