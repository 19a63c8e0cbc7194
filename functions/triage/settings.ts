import type { Labelled, Labels } from "../adapters/labels.ts";
import type { Officer } from "./officer.ts";
import type { Actions, TriageParts } from "./parts.ts";

type Names =
  | "listProgrammes"
  | "listSites"
  | "listNumbers"
  | "showClocks"
  | "showRetention"
  | "listCodingFrameworks"
  | "showLabels";

/** What the settings say, as far as it concerns the caller's programmes. */
export const settings = ({ settings: { programmes, clocks, retention }, labels }: TriageParts): Actions<Names> => {
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
    showLabels: async ({ language }) => ({ language, lists: labels().lists[language] ?? {} }),
    listCodingFrameworks: async ({ language }) => ({ items: [labelled(labels().framework, language)] }),
  };
};

const labelled = (framework: Labels["framework"], language: string) => {
  const named = ({ id, labels }: Labelled) => ({ id, label: labels[language] ?? labels.en ?? id });
  return {
    id: framework.id,
    version: framework.version,
    language,
    types: framework.types.map((type) => ({ ...named(type), categories: type.categories.map(named) })),
    topics: framework.topics.map(named),
  };
};
