import type { ReferenceCode } from "../feedback/handles.ts";
import { readReferenceCode } from "../feedback/reference-code.ts";
import type { Language } from "../language/language.ts";

/** What a person tells the channel to do, and the language of the word that says so. */
export type Command =
  | { readonly name: "stop" | "start"; readonly language: Language | "und" }
  | { readonly name: "delete"; readonly language: Language; readonly code?: ReferenceCode };

type Words = Readonly<Partial<Record<Language, readonly string[]>>>;

/**
 * The words, in capitals and without accents. STOP and START in English: Twilio, "Advanced opt-out", but for YES, which
 * may answer something; the others are machine-drafted and not yet tested with speakers.
 */
const stop: Words = {
  en: ["STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"],
  fr: ["ARRET", "ARRETER", "ARRETEZ"],
  es: ["ALTO", "PARAR", "CANCELAR"],
  ar: ["توقف", "قف", "ايقاف"],
};
const start: Words = {
  en: ["START", "UNSTOP"],
  fr: ["REPRENDRE"],
  es: ["EMPEZAR", "REANUDAR"],
  ar: ["ابدا", "استئناف"],
};
const erase: Words = {
  en: ["DELETE", "ERASE"],
  fr: ["SUPPRIMER", "EFFACER"],
  es: ["BORRAR", "ELIMINAR"],
  ar: ["حذف", "احذف", "امسح"],
};

/** A command is short: a word, or DELETE with a code behind it. */
const longest = 40;

/** The command that a message consists of; `undefined` when it says anything more, which is then never lost. */
export const commandOf = (text: string, optOutType: "STOP" | "START" | "HELP" | undefined): Command | undefined => {
  if (text.length > longest) return undefined;
  const plain = plainOf(text);
  if (optOutType === "STOP") return { name: "stop", language: spokenIn(stop, plain) ?? "und" };
  const stopping = spokenIn(stop, plain);
  if (stopping) return { name: "stop", language: stopping };
  const starting = spokenIn(start, plain);
  if (starting) return { name: "start", language: starting };
  const [word = "", ...rest] = plain.split(" ");
  const language = spokenIn(erase, word);
  if (!language) return undefined;
  const code = readReferenceCode(rest.join(""));
  // A mistyped code is asked for again; any other words are somebody's message.
  if (rest.length > 0 && !code && !/^HB[0-9A-Z-]{4,12}$/.test(rest.join(""))) return undefined;
  return { name: "delete", language, ...(code && { code }) };
};

/** Capitals, no accents, no Arabic hamza seats and vowel signs, no punctuation at the ends, single spaces. */
const plainOf = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .split(/[\s.,;:!?"'«»،؛؟]/u)
    .filter((word) => word !== "")
    .join(" ");

const spokenIn = (words: Words, said: string): Language | undefined =>
  (Object.keys(words) as Language[]).find((language) => words[language]?.includes(said));
