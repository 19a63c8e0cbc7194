import { type Knowledge, tableOf } from "../knowledge.ts";
import type { DetectedLanguage } from "../language/language.ts";
import { pattern } from "../pattern.ts";
import { compileLexicon } from "./compile-lexicon.ts";
import { type Lexicon, lexicon } from "./lexicon.ts";
import type { LexiconFile, MeaningsFile } from "./lexicon-file.ts";

/**
 * Which lexicons read a message of a language: its own first, then those that people mix with it;
 * of one marked `~` only long entries count, since short words of another language mean something else.
 */
export type Neighbours = Readonly<Record<string, readonly string[]>>;

/** A lexicon to search, and how many letters its entries must have to count. */
export type Search = { readonly words: Lexicon; readonly shortest: number };

const longEnough = 6;

const ending = ".json";
const tables = ["concepts", "model", "neighbours", "rules"].map((name) => `coding/${name}${ending}`);

const meanings = "coding/meanings/";

/** Whether a file of knowledge has the everyday words of a language, which are compiled with its lexicon. */
export const isMeanings = (key: string): boolean => key.startsWith(meanings);

/** What stands before a meaning where it stands among concepts. */
export const meaningMark = "means:";

/** Whether a file of knowledge is a lexicon of this room, as a speaker edits it. */
export const isConceptLexicon = (key: string): boolean =>
  key.startsWith("coding/") && key.endsWith(ending) && !tables.includes(key) && !isMeanings(key);

/** Where packed knowledge has a lexicon, compiled. */
export const compiledKey = (key: string): string => `${key.slice(0, -ending.length)}.lexicon`;

/**
 * A lexicon that a speaker edits, compiled with the everyday words of its language: done once when knowledge is
 * packed, or where it is not.
 */
export const compiledLexicon = (knowledge: Knowledge, key: string): Uint8Array => {
  const file = tableOf<LexiconFile>(knowledge, key);
  const everyday = key.replace("coding/", meanings);
  if (!knowledge.has(everyday)) return compileLexicon(file);
  const said = Object.entries(tableOf<MeaningsFile>(knowledge, everyday).meanings);
  const marked = Object.fromEntries(said.map(([meaning, words]) => [meaningMark + meaning, words]));
  return compileLexicon({ ...file, concepts: { ...file.concepts, ...marked } });
};

/** The lexicons for a language, each made searchable when it is first asked for. */
export const lexicons = (knowledge: Knowledge) => {
  const { neighbours } = tableOf<{ neighbours: Neighbours }>(knowledge, "coding/neighbours.json");
  const ready = new Map<string, Lexicon>();
  const one = (language: string): Lexicon => {
    const key = `coding/${language}${ending}`;
    const made = ready.get(language) ?? lexicon(knowledge.get(compiledKey(key)) ?? compiledLexicon(knowledge, key));
    ready.set(language, made);
    return made;
  };
  const searches = new Map<string, readonly Search[]>();
  return (language: DetectedLanguage, text: string): readonly Search[] => {
    const keys = keysOf(language, text);
    const known = searches.get(keys.join());
    if (known) return known;
    const names = new Set(keys.flatMap((key) => neighbours[key] ?? []));
    const made = Array.from(names, (name) => ({
      words: one(name.replace("~", "")),
      shortest: name.startsWith("~") ? longEnough : 1,
    }));
    searches.set(keys.join(), made);
    return made;
  };
};

const scripts = [
  ["und-Arab", pattern(String.raw`\p{Script=Arabic}`, "u")],
  ["und-Cyrl", pattern(String.raw`\p{Script=Cyrillic}`, "u")],
  ["und-Ethi", pattern(String.raw`\p{Script=Ethiopic}`, "u")],
] as const;

/** A message in no language that we know is read by each of its scripts: another script takes no reading away. */
function keysOf(language: DetectedLanguage, text: string): readonly string[] {
  if (language !== "und") return [language];
  return ["und", ...scripts.flatMap(([key, script]) => (script().test(text) ? [key] : []))];
}
