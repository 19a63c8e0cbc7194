import type { ReferenceCode } from "../feedback/handles.ts";
import { readReferenceCode } from "../feedback/reference-code.ts";
import type { Language } from "../language/language.ts";
import type { CommandName } from "./command-names.ts";
import { inOneScript } from "./one-script.ts";
import { spelling, wordsOf } from "./spelling.ts";
import { isCourtesy, languageNamed, type Meaning, meaningOf } from "./vocabulary.ts";

/** What a person tells the channel to do. */
export type Command = {
  /** `rating`: a number from 1 to 5 and nothing else, which means something only while it was asked for. */
  readonly name: CommandName | "rating";
  /** Of the word that says so; `und` where it says nothing about the language of the writer. */
  readonly language: Language | "und";
  readonly code?: ReferenceCode;
  /** The language that is asked for. */
  readonly wanted?: Language;
  readonly score?: number;
  /** The provider has acted on the word and answered before we heard of it. */
  readonly answered?: true;
};

/** HELP is also a cry for help, and HUMAN is for one to see: they stay, and are answered where they are kept. */
export const isForPeople = (
  command: Pick<Command, "name"> | undefined,
): command is { readonly name: "help" | "human" } => command?.name === "help" || command?.name === "human";

/** A command is short: a few words, perhaps with a code, perhaps with a thank you. */
const longest = 100;
const mostWords = 12;
const mostPhrase = 5;

/** The command that a message consists of; `undefined` when it says anything more, which is then never lost. */
export const commandOf = (text: string): Command | undefined => {
  if (text.length > longest) return undefined;
  const said = wordsOf(text);
  if (said.length === 0 || said.length > mostWords) return undefined;
  return ratingOf(said) ?? spokenIn(said) ?? spokenIn(withoutCourtesies(said)) ?? insisting(said);
};

/** STOP is heard also where it is said again and again, or letter by letter: S T O P. */
const insisting = (said: readonly string[]): Command | undefined => {
  const [first = ""] = said;
  const isRepeated = said.every((word) => spelling(word) === spelling(first));
  const isSpelt = said.every((word) => [...word].length === 1);
  if (!isRepeated && !isSpelt) return undefined;
  const meant = spokenIn([isSpelt ? said.join("") : first]);
  return meant?.name === "stop" ? meant : undefined;
};

const ratingOf = (said: readonly string[]): Command | undefined => {
  const [only = "", ...others] = withoutCourtesies(said);
  return others.length === 0 && /^[1-5]$/.test(only)
    ? { name: "rating", language: "und", score: Number(only) }
    : undefined;
};

/** The words without what is put before and behind them for politeness. */
const withoutCourtesies = (said: readonly string[]): readonly string[] => {
  for (let count = Math.min(mostPhrase, said.length - 1); count > 0; count--) {
    if (isCourtesy(phrase(said.slice(0, count)))) return withoutCourtesies(said.slice(count));
    if (isCourtesy(phrase(said.slice(-count)))) return withoutCourtesies(said.slice(0, -count));
  }
  return said;
};

const phrase = (said: readonly string[]): string => said.map(spelling).join(" ");

const spokenIn = (said: readonly string[]): Command | undefined => {
  const whole = said.length <= mostPhrase ? meaningOf(phrase(said)) : undefined;
  if (whole) return { ...whole };
  for (let count = Math.min(mostPhrase, said.length - 1); count > 0; count--) {
    const meaning = meaningOf(phrase(said.slice(0, count)));
    const command = meaning && withArgument(meaning, said.slice(count));
    if (command) return command;
  }
  return undefined;
};

/** DELETE and STATUS take a code, STOP does not mind one, LANGUAGE the name of one; anything else behind a word is somebody's message. */
const withArgument = ({ name, language }: Meaning, rest: readonly string[]): Command | undefined => {
  if (name === "language") {
    const wanted = languageNamed(phrase(rest));
    return wanted && { name, language, wanted };
  }
  if (name !== "delete" && name !== "status" && name !== "stop") return undefined;
  const typed = inOneScript(rest.join("")).toUpperCase();
  const code = readReferenceCode(typed);
  // Whoever puts the code behind STOP means STOP: it ends all messages, of whatever record.
  if (name === "stop") return code && { name, language };
  if (code) return { name, language, code };
  // A mistyped code is asked for again.
  return /^HB[0-9A-Z]{4,12}$/.test(typed) ? { name, language } : undefined;
};
