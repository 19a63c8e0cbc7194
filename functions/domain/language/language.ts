/** The languages that the channel answers in, by BCP 47 code; `und` is a message in none that we know. */
export const languages = [
  "en",
  "fr",
  "es",
  "pt",
  "ar",
  "fa",
  "prs",
  "ps",
  "ur",
  "ckb",
  "kmr",
  "tr",
  "uk",
  "ru",
  "so",
  "am",
  "ti",
  "om",
  "sw",
  "ha",
  "bn",
  "ht",
  "wo",
  "my",
] as const;
export type Language = (typeof languages)[number];
export type DetectedLanguage = Language | "und";
