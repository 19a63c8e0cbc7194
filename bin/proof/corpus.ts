import { readFileSync } from "node:fs";

export type CorpusMessage = { readonly id: string; readonly text: string };

/** The plain messages of the corpus: the marks of identifiers and places taken out, as a person would have typed them. */
export const corpusMessages = (): readonly CorpusMessage[] =>
  readFileSync(new URL("../../test/corpus/messages.jsonl", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      return { id, text: text.replace(/\[\[[A-Z_]+\|([^\]]*)\]\]/g, "$1") };
    });
