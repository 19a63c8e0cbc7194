import { bytesOf, type Knowledge, tableOf } from "../knowledge.ts";
import { compileLexicon } from "./compile-lexicon.ts";
import { type LexiconTable, readTable } from "./lexicon-table.ts";

/** Where packed knowledge has the lexicons of this room, compiled. */
const folder = "identifiers/lexicon/";

const lexiconFile = /^identifiers\/([a-z]+)\.json$/;

/** Whether a file of knowledge is a lexicon of this room, as a speaker edits it. */
export const isLexicon = (key: string): boolean => lexiconFile.test(key);

/** Compiles the lexicons that a speaker edits: done once when knowledge is packed, or where it is not. */
export const compiledLexicons = (knowledge: Knowledge): Knowledge => {
  const files = compileLexicon(
    [...knowledge.keys()].flatMap((key) => {
      const language = lexiconFile.exec(key)?.[1];
      return language ? [[language, tableOf<unknown>(knowledge, key)] as const] : [];
    }),
  );
  return new Map([...files].map(([name, bytes]) => [folder + name, bytes]));
};

/** The lexicons of all languages: as they were packed, or compiled from their sources. */
export const readLexicons = (knowledge: Knowledge): LexiconTable => {
  const isPacked = knowledge.has(`${folder}header`);
  const compiled = isPacked ? knowledge : compiledLexicons(knowledge);
  return readTable((name) => bytesOf(compiled, folder + name));
};
