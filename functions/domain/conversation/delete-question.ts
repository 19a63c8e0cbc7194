import type { StrippedText } from "../identifiers/identifier.ts";
import type { Language } from "../language/language.ts";
import type { Programme } from "../settings/our-numbers.ts";
import type { Drafts } from "./acknowledgement.ts";
import { texts } from "./texts.ts";

/**
 * What DELETE is answered with, the same whether or not anything is held. `undefined` where no text in a language that
 * the person reads may go out.
 */
export const deleteQuestion = (programme: Programme, drafts: Drafts, language: Language): StrippedText | undefined => {
  const text = drafts === "send" || programme.reviewedLanguages.includes(language) ? texts[language] : undefined;
  if (!text) return undefined;
  const mark = drafts === "send" ? "[draft] " : "";
  // Our own words.
  return (mark + text.deleteQuestion) as StrippedText;
};
