import { type Knowledge, tableOf } from "../knowledge.ts";
import type { DetectedLanguage } from "../language/language.ts";
import { chatLetters } from "./chat-digits.ts";
import { type Features, features } from "./features.ts";
import { findEntries, type Guarded, type Match, withoutGuarded } from "./find-concepts.ts";
import { lexicons, meaningMark } from "./lexicons.ts";
import { normalise } from "./normalise.ts";
import { placesOf, type Rule, ruleFinder } from "./rules.ts";

/** What a message gives to decide on: its concepts, the rules that hold, and the features for the linear model. */
export type Evidence = {
  readonly concepts: ReadonlySet<string>;
  readonly rules: readonly Rule[];
  readonly features: Features;
};

export type ConceptFile = {
  readonly concepts: Readonly<Record<string, { readonly meaning: string } & Partial<Guarded>>>;
};

const without = (all: readonly Match[], some: readonly Match[]): readonly Match[] => {
  if (all.length === some.length) return [];
  const kept = new Set(some);
  return all.filter((match) => !kept.has(match));
};

const kindOf = ({ concept }: Match): "found" | "meanings" => (concept.startsWith(meaningMark) ? "meanings" : "found");

/** What is taken back means nothing either. */
const isWithin = (denied: readonly Match[], { from, to }: Match): boolean =>
  denied.some((one) => one.from <= to && from <= one.to);

/** Reads lexicons and rules and gives the function that finds the evidence in a message. */
export function evidence(knowledge: Knowledge, buckets: number) {
  const lexiconsOf = lexicons(knowledge);
  const { rules } = tableOf<{ rules: readonly Rule[] }>(knowledge, "coding/rules.json");
  const rulesIn = ruleFinder(rules);
  const { concepts } = tableOf<ConceptFile>(knowledge, "coding/concepts.json");
  const guarded = new Map(
    Object.entries(concepts).map(([id, { idiom = false, negation = false }]) => [id, { idiom, negation }]),
  );
  return (text: string, language: DetectedLanguage): Evidence => {
    const normalised = normalise(chatLetters(text, language === "ar"));
    const entries = lexiconsOf(language, text).flatMap((search) => findEntries(normalised, search));
    const { found = [], meanings = [] } = Object.groupBy(entries, kindOf);
    const matches = withoutGuarded(found, guarded);
    const denied = without(found, matches);
    const meant = denied.length === 0 ? meanings : meanings.filter((one) => !isWithin(denied, one));
    const places = placesOf(matches);
    const held = rulesIn(places);
    const named = held.flatMap((rule) => [`rule:${rule.id}`, `class:${rule.class}`]);
    return {
      concepts: new Set(places.keys()),
      rules: held,
      features: features(text, normalised, { matches, denied, meant, rules: named }, buckets),
    };
  };
}
