import { readdirSync, readFileSync } from "node:fs";
import { type Annotated, parseCorpus } from "../evaluation/corpus.ts";

const folder = new URL("../../functions/domain/identifiers/training/messages/", import.meta.url);

/** The annotated messages that names and coding are learnt from, in the order of their files' names. */
export function annotatedMessages(): readonly Annotated[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => parseCorpus(readFileSync(new URL(name, folder), "utf8")));
}

/** Whether the kinds of messages around it are mixed as in traffic; one without an id is written to be hard. */
export const isTraffic = ({ id }: Annotated): boolean => id !== undefined;
