import { type Language, languages } from "../language/language.ts";
import { type CommandName, commandNames } from "./command-names.ts";
import { isSlipOf, spelling, wordsOf } from "./spelling.ts";
import { words } from "./words.ts";

/** A command by its words, and the language that the words are of; `und` where they are of several. */
export type Meaning = { readonly name: CommandName; readonly language: Language | "und" };

/** Printed on posters in any language: they say nothing about who writes them. */
const international = ["STOP", "START", "INFO"];
/** Shorter words are too near to others for a slip of the finger to be forgiven. */
const leastForSlips = 6;

export const phraseOf = (said: string): string => wordsOf(said).map(spelling).join(" ");

const meanings = (): ReadonlyMap<string, Meaning> => {
  const all = new Map<string, Meaning>();
  for (const language of languages) {
    for (const name of commandNames) {
      for (const word of words[language][name]) {
        const phrase = phraseOf(word);
        const isShared = all.has(phrase) || international.includes(word);
        all.set(phrase, { name, language: isShared ? "und" : language });
      }
    }
  }
  return all;
};

const courtesiesOf = () => new Set(languages.flatMap((language) => words[language].courtesies.map(phraseOf)));
const namesOf = () =>
  new Map(
    [...languages]
      .reverse()
      .flatMap((language) => words[language].names.map((name) => [phraseOf(name), language] as const)),
  );

const read = () => {
  const known = meanings();
  const long = [...known.keys()].filter((phrase) => phrase.length >= leastForSlips);
  return { known, long, courtesies: courtesiesOf(), named: namesOf() };
};
let readBefore: ReturnType<typeof read> | undefined;
/** The words of all languages as they are compared; read when somebody first writes something short, not at every cold start. */
const vocabulary = () => {
  readBefore ??= read();
  return readBefore;
};

/** What a phrase tells us to do, a slip of the finger forgiven in longer ones. */
export const meaningOf = (phrase: string): Meaning | undefined => {
  const { known, long } = vocabulary();
  const exact = known.get(phrase);
  if (exact || phrase.length < leastForSlips - 1 || phrase.length > 40) return exact;
  const meant = long.filter((candidate) => isNear(phrase, candidate));
  const names = new Set(meant.map((candidate) => known.get(candidate)?.name));
  return names.size === 1 ? known.get(meant[0] ?? "") : undefined;
};

const isNear = (phrase: string, candidate: string): boolean =>
  Math.abs(phrase.length - candidate.length) <= 1 && isSlipOf(phrase, candidate);

export const isCourtesy = (phrase: string): boolean => vocabulary().courtesies.has(phrase);

/** The language that goes by this name or code. */
export const languageNamed = (phrase: string): Language | undefined => vocabulary().named.get(phrase);
