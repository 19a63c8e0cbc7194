import type { Language } from "../language/language.ts";
import ar from "./texts/ar.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import es from "./texts/es.json" with { type: "json" };
import fr from "./texts/fr.json" with { type: "json" };

/** The texts of one language, as its file holds them; a segment is what one SMS can carry and costs. */
export type Texts = {
  readonly language: string;
  readonly state: string;
  readonly source: string;
  readonly segments: { readonly acknowledgement: number };
  readonly acknowledgement: string;
  readonly danger: string;
  /** The answer to DELETE, whatever is held. */
  readonly deleteQuestion: string;
};

/** What the channel can say by itself, by language. */
export const texts: Readonly<Partial<Record<Language, Texts>>> = { ar, en, es, fr };
