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

/** Those in which every type and topic is as frequent as any other, and the harmless often sounds alarming: names alone are learnt from them. */
export const messagesOfEveryKind = (): readonly Annotated[] => messagesIn("identifiers/training/evenly");

/** Messages full of numbers, and no home among them: homes and coding are learnt from them, names are not. */
export const messagesOfNumbers = (): readonly Annotated[] => messagesIn("identifiers/training/numbers");

/** Where people live, in as many words as they have for it, and what is told alike and is nobody's home: homes and names are learnt from them. */
export const messagesOfHomes = (): readonly Annotated[] => messagesIn("identifiers/training/homes");

/** Short plain messages, most of which introduce somebody: names alone are learnt from them. */
export const messagesOfIntroduction = (): readonly Annotated[] => messagesIn("identifiers/training/introductions");

/** People introduced or spoken of in as many ways as their authors knew, many by names that are words: names alone are learnt from them. */
export const messagesOfMentions = (): readonly Annotated[] => messagesIn("identifiers/training/mentions");

/** All those that were written for names or homes: names are learnt from them, and from those of coding. */
export const messagesOfNames = (): readonly Annotated[] => [
  ...annotatedMessages(),
  ...messagesOfEveryKind(),
  ...messagesOfIntroduction(),
  ...messagesOfMentions(),
  ...messagesOfHomes(),
];

/** Those that coding and names learn from, and homes and languages do not: most tell of harm. */
export const messagesOfCoding = (): readonly Annotated[] => messagesIn("coding/training/messages");

/** Harm told plainly and by hints, a quarter of it done to children, and what sounds like it: coding alone is learnt from them. */
export const messagesOfHarm = (): readonly Annotated[] => messagesIn("coding/training/harm");

/** Danger told without words of alarm, hints at harm, and what only sounds like them: of coding, fears alone are learnt from them. */
export const messagesOfDanger = (): readonly Annotated[] => messagesIn("coding/training/dangers");

/** Whether the kinds of messages around it are mixed as in traffic; one without an id is written to be hard. */
export const isTraffic = ({ id }: Annotated): boolean => id !== undefined;
