/**
 * A reader's language as the programme's country writes numbers and dates. English of a country that has none of its own
 * would be that of the United States, with the month before the day: it is that of the world.
 */
export const readerLocale = (language: string, country: string): Intl.Locale => {
  const isEnglishAtHome = new Intl.Locale("und", { region: country }).maximize().language === "en";
  return new Intl.Locale(language, { region: language === "en" && !isEnglishAtHome ? "001" : country });
};
