import framework from "../domain/coding/framework/hearback-1.json" with { type: "json" };
import type { LabelLanguage } from "./label-language.ts";
import type { Officer } from "./officer.ts";
import type { Actions, TriageParts } from "./parts.ts";

type Names = "listProgrammes" | "listSites" | "listNumbers" | "showClocks" | "showRetention" | "listCodingFrameworks";

/** What the settings say, as far as it concerns the caller's programmes. */
export const settings = ({ settings: { programmes, clocks, retention } }: TriageParts): Actions<Names> => {
  const mine = (officer: Officer) => programmes.filter(({ id }) => officer.programmes.includes(id));
  return {
    listProgrammes: async ({ officer }) => ({
      items: mine(officer).map(({ id, name, country, timeZone, workingDays, workingHours, holidays, languages }) => ({
        ...{ id, name, country, timeZone, workingDays, workingHours, holidays },
        languages: Object.keys(languages),
      })),
    }),
    listSites: async ({ officer }) => ({
      items: mine(officer).flatMap(({ id: programme, sites }) =>
        sites.map(({ id, name }) => ({ id, name, programme })),
      ),
    }),
    listNumbers: async ({ officer }) => ({
      items: mine(officer).flatMap(({ id: programme, numbers }) =>
        numbers.map(({ channel, address }) => ({ channel, address, programme })),
      ),
    }),
    showClocks: async () => ({ ...clocks }),
    showRetention: async () => ({ ...retention }),
    listCodingFrameworks: async ({ language }) => ({ items: [labelled(language as LabelLanguage)] }),
  };
};

type Entry = { readonly id: string; readonly labels: Readonly<Record<LabelLanguage, string>> };

const labelled = (language: LabelLanguage) => {
  const named = ({ id, labels }: Entry) => ({ id, label: labels[language] ?? labels.en });
  return {
    id: framework.id,
    version: framework.version,
    language,
    types: framework.types.map((type) => ({ ...named(type), categories: type.categories.map(named) })),
    topics: framework.topics.map(named),
  };
};
