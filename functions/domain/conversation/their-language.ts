import type { DetectedLanguage, Language } from "../language/language.ts";

/** What we know of the language of a person from before. */
export type KnownLanguages = {
  /** That the last message was written in. */
  readonly language?: Language | undefined;
  /** That they asked for. */
  readonly chosen?: Language | undefined;
};

/**
 * The language to write to a person in: as they asked for, as they wrote, as they wrote before. `und` where nothing says
 * so, and the programme's own serves.
 */
export const theirLanguage = (known: KnownLanguages | undefined, detected: DetectedLanguage): DetectedLanguage =>
  known?.chosen ?? (detected === "und" ? (known?.language ?? "und") : detected);

/** The same by the word of a command; English words are sent by people of every language. */
export const languageOfCommand = (known: KnownLanguages | undefined, word: DetectedLanguage): DetectedLanguage =>
  known?.chosen ?? (word === "und" || word === "en" ? (known?.language ?? word) : word);
