/** The languages that labels are written in. */
export const labelLanguages = ["en", "fr", "es", "ar"] as const;
export type LabelLanguage = (typeof labelLanguages)[number];

const mostChoices = 20;

/** The language of labels that a caller likes best (RFC 9110, 12.5.4); English where none is named. */
export const labelLanguage = (accepted: string | undefined): LabelLanguage => {
  const choices = (accepted ?? "").slice(0, 400).split(",", mostChoices).map(choiceOf);
  const wanted = choices.filter(({ weight }) => weight > 0).toSorted((one, other) => other.weight - one.weight);
  return wanted.flatMap(({ language }) => labelLanguages.find((known) => known === language) ?? [])[0] ?? "en";
};

const choiceOf = (choice: string) => {
  const [range = "", ...parameters] = choice.trim().toLowerCase().split(";");
  const [, weight = "1"] = /^q=([01](?:\.\d{1,3})?)$/.exec(parameters[0]?.trim() ?? "") ?? [];
  return { language: range.split("-")[0] ?? "", weight: Number(weight) };
};
