import { newsToSend } from "../domain/conversation/news.ts";
import { languageOfCommand } from "../domain/conversation/their-language.ts";
import { words } from "../domain/conversation/words.ts";
import type { Language } from "../domain/language/language.ts";
import { siteOf } from "../domain/settings/our-numbers.ts";
import { newsOf } from "../domain/statistics/bulletin.ts";
import type { Act } from "./parts.ts";

/** What we keep, and what we can and cannot do. */
export const onInfo: Act = async () => ({ text: "info" });

/**
 * What was done with what people said: what was approved of it, for the site of the number that was written to, in the
 * person's language, or in the programme's where nothing is written in theirs.
 */
export const onNews: Act = async ({ bulletins, now }, { message, voice: { programme }, known, command }) => {
  const all = await bulletins.all(programme.id);
  const site = siteOf(programme, message.number);
  for (const language of [languageOfCommand(known, command.language), programme.defaultLanguage]) {
    const items = language === "und" ? [] : newsOf(all, { languages: [language], site, now: now() });
    const text = newsToSend(items, message.channel);
    if (text) return { news: { language, text } };
  }
  return { text: "noNews" };
};

const mostNamed = 6;

/** From now on another language; without a name, which there are. */
export const onLanguage: Act = async (_, { command: { wanted }, voice: { programme } }) => {
  if (wanted) return { text: "languageSet", language: wanted, remembered: { chosen: wanted } };
  const spoken = Object.keys(programme.languages).slice(0, mostNamed) as Language[];
  const languages = spoken.map((language) => words[language].names[0]).join(", ");
  return { text: "languageQuestion", filled: { languages } };
};
