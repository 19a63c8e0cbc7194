import { languageOfCommand } from "../domain/conversation/their-language.ts";
import { words } from "../domain/conversation/words.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import type { Language } from "../domain/language/language.ts";
import type { Act } from "./parts.ts";

/** What we keep, and what we can and cannot do. */
export const onInfo: Act = async () => ({ text: "info" });

/** What was done with what people said: words of the Society's own, from its settings. */
export const onNews: Act = async (_, { voice: { programme }, known, command }) => {
  const { news, defaultLanguage } = programme;
  const theirs = languageOfCommand(known, command.language);
  const language = theirs !== "und" && news[theirs] ? theirs : defaultLanguage;
  const text = news[language];
  return text ? { news: { language, text: text as StrippedText } } : { text: "noNews" };
};

const mostNamed = 6;

/** From now on another language; without a name, which there are. */
export const onLanguage: Act = async (_, { command: { wanted }, voice: { programme } }) => {
  if (wanted) return { text: "languageSet", language: wanted, remembered: { chosen: wanted } };
  const spoken = Object.keys(programme.languages).slice(0, mostNamed) as Language[];
  const languages = spoken.map((language) => words[language].names[0]).join(", ");
  return { text: "languageQuestion", filled: { languages } };
};
