import type { SensitiveClass, Urgency } from "./coding.ts";
import type { Match } from "./find-concepts.ts";

/** A rule of knowledge: one of each group of concepts, `within` so many words of each other, speaks for a class. */
export type Rule = {
  readonly id: string;
  readonly class: SensitiveClass;
  readonly all: readonly (readonly string[])[];
  readonly within?: number;
  /** `sure` makes a message sensitive, `fear` to be clarified. */
  readonly level: "sure" | "fear";
  readonly urgency?: Urgency;
};

/** Where each concept begins, in ascending order. */
export type Places = ReadonlyMap<string, readonly number[]>;

/** Sorts the matches of a text by concept. */
export const placesOf = (matches: readonly Match[]): Places => {
  const places = new Map<string, number[]>();
  for (const { concept, from } of matches) {
    const known = places.get(concept);
    if (known) known.push(from);
    else places.set(concept, [from]);
  }
  for (const known of places.values()) if (known.length > 1) known.sort((one, other) => one - other);
  return places;
};

/** The first place at or after `from`, by halving. */
const nextPlace = (sorted: readonly number[], from: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return sorted[low] ?? Number.POSITIVE_INFINITY;
};

/** Every window that holds one of each group begins at a place of some group. */
const together = (groups: readonly (readonly (readonly number[])[])[], within: number): boolean =>
  groups.some((starters) =>
    starters.some((places) =>
      places.some((start) =>
        groups.every((group) => group.some((others) => nextPlace(others, start) <= start + within)),
      ),
    ),
  );

/** Makes the function that gives the rules that hold, in their order; asked are those of whose first group something was found. */
export const ruleFinder = (rules: readonly Rule[]): ((places: Places) => readonly Rule[]) => {
  const openedBy = new Map<string, Set<Rule>>();
  for (const rule of rules)
    for (const concept of rule.all[0] ?? []) openedBy.set(concept, (openedBy.get(concept) ?? new Set()).add(rule));
  return (places) => {
    const asked = new Set<Rule>();
    for (const concept of places.keys()) for (const rule of openedBy.get(concept) ?? []) asked.add(rule);
    return asked.size === 0 ? [] : rules.filter((rule) => asked.has(rule) && holds(rule, places));
  };
};

/** Whether the rule holds; more text can only make it hold. */
const holds = (rule: Rule, places: Places): boolean => {
  for (const group of rule.all) if (!group.some((concept) => places.has(concept))) return false;
  if (rule.within === undefined || rule.all.length === 1) return true;
  const groups = rule.all.map((group) => group.map((concept) => places.get(concept) ?? []));
  return together(groups, rule.within);
};
