import type { TableName } from "./figures.ts";
import ar from "./texts/ar.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import es from "./texts/es.json" with { type: "json" };
import fr from "./texts/fr.json" with { type: "json" };

/** A text for each form that a number takes in the language (CLDR's categories); `other` stands in for those left out. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The words of a digest in one language, as its file holds them. */
export type DigestTexts = {
  readonly language: string;
  readonly direction: string;
  readonly state: string;
  readonly source: string;
  readonly records: Plural;
  readonly more: Plural;
  readonly fewer: Plural;
  readonly same: string;
  readonly week: string;
  readonly subject: Readonly<Record<"quiet" | "topic" | "change" | "plain" | "integrity", string>>;
  readonly received: string;
  readonly receivedAndChange: string;
  readonly few: string;
  readonly waiting: string;
  readonly fewWaiting: string;
  readonly withheld: string;
  readonly rest: string;
  readonly separate: string;
  readonly integrity: string;
  readonly footer: string;
  readonly tables: Readonly<Record<TableName, string>>;
  readonly labels: Readonly<Record<TableName, Readonly<Record<string, string>>>>;
};

const texts: Readonly<Record<string, DigestTexts>> = { ar, en, es, fr };

/** The words in a reader's language; English where there are none. */
export const digestTexts = (language: string): DigestTexts => texts[language] ?? en;
