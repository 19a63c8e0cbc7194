import type { Language } from "../language/language.ts";

/**
 * What Amazon Transcribe calls our languages where it hears them while they stream (its "Supported languages", and
 * `LanguageCode` of its client). It hears no Urdu, Kurmanji, Tigrinya, Oromo, Hausa and Wolof.
 */
const codes: Readonly<Partial<Record<Language, string>>> = {
  en: "en-GB",
  fr: "fr-FR",
  es: "es-US",
  pt: "pt-PT",
  ar: "ar-SA",
  fa: "fa-IR",
  prs: "fa-AF",
  ps: "ps-AF",
  ckb: "ckb-IQ",
  tr: "tr-TR",
  uk: "uk-UA",
  ru: "ru-RU",
  so: "so-SO",
  am: "am-ET",
  sw: "sw-KE",
  bn: "bn-IN",
  ht: "ht-HT",
  my: "my-MM",
};

type Programme = {
  readonly languages: Readonly<Partial<Record<Language, number>>>;
  readonly defaultLanguage: Language;
};

/** More choices than this make it worse at choosing, says its documentation. */
const mostChoices = 5;

/** The languages to listen for in a programme, by how many people speak them; empty where none of them can be heard. */
export const heardLanguages = ({ languages, defaultLanguage }: Programme): readonly string[] => {
  const shares = Object.entries(languages) as readonly [Language, number][];
  const expected = shares.toSorted(([, one], [, other]) => other - one).map(([language]) => language);
  const known = (expected.length > 0 ? expected : [defaultLanguage]).flatMap((language) => codes[language] ?? []);
  // It chooses between languages, not between two kinds of one.
  const first = (code: string, index: number) => known.findIndex((other) => baseOf(other) === baseOf(code)) === index;
  return known.filter(first).slice(0, mostChoices);
};

const baseOf = (code: string): string => code.slice(0, code.indexOf("-"));
