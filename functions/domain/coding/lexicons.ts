import { type Knowledge, tableOf } from "../knowledge.ts";
import type { DetectedLanguage } from "../language/language.ts";
import { type Lexicon, type LexiconFile, lexicon } from "./lexicon.ts";

/** Which lexicons read a message of a language: its own first, then those that people mix with it. */
export type Neighbours = Readonly<Record<DetectedLanguage, readonly string[]>>;

/** The lexicons for a language, each made searchable when it is first asked for. */
export const lexicons = (knowledge: Knowledge) => {
  const { neighbours } = tableOf<{ neighbours: Neighbours }>(knowledge, "coding/neighbours.json");
  const ready = new Map<string, Lexicon>();
  const one = (language: string): Lexicon => {
    const made = ready.get(language) ?? lexicon(tableOf<LexiconFile>(knowledge, `coding/${language}.json`));
    ready.set(language, made);
    return made;
  };
  return (language: DetectedLanguage): readonly Lexicon[] => (neighbours[language] ?? []).map(one);
};
