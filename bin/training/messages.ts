import { readdirSync, readFileSync } from "node:fs";
import { type Annotated, parseCorpus } from "../evaluation/corpus.ts";

const messagesIn = (path: string): readonly Annotated[] => {
  const folder = new URL(`../../functions/domain/${path}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => parseCorpus(readFileSync(new URL(name, folder), "utf8")));
};

/** The annotated messages that names, homes, languages and coding are learnt from, in the order of their files' names. */
export const annotatedMessages = (): readonly Annotated[] => messagesIn("identifiers/training/messages");

/** Messages full of numbers, and no home among them: homes and coding are learnt from them, names are not. */
export const messagesOfNumbers = (): readonly Annotated[] => messagesIn("identifiers/training/numbers");

/** Those that coding alone learns from: most tell of harm, and names learn nothing more from them. */
export const messagesOfCoding = (): readonly Annotated[] => messagesIn("coding/training/messages");

/** Whether the kinds of messages around it are mixed as in traffic; one without an id is written to be hard. */
export const isTraffic = ({ id }: Annotated): boolean => id !== undefined;
