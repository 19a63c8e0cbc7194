import { type FeedbackType, feedbackTypes, sensitiveClasses } from "../../functions/domain/coding/coding.ts";
import type { Pair } from "./pair.ts";
import { f1, type Ratio, ratio, recordOf } from "./ratio.ts";

type Flags = {
  readonly gold: number;
  /** Flagged as sensitive or to be clarified, whatever the class. */
  readonly recall: Ratio;
  /** Flagged, and this very class named; only for figures of a class. */
  readonly named?: Ratio;
  readonly falseFlagRate?: Ratio;
};

/** How well types, topics, sensitivity and urgency were coded. */
export type CodingFigures = {
  readonly type: {
    readonly messages: number;
    readonly accuracy: Ratio;
    readonly macroF1: Ratio;
    /** gold type → machine's type → how often. */
    readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  readonly topics: { readonly microF1: Ratio; readonly precision: Ratio; readonly recall: Ratio };
  readonly sensitive: {
    readonly gold: number;
    readonly recall: Ratio;
    readonly precision: Ratio;
    /** Flagged among the messages that are not sensitive; `to_be_clarified` counts as flagged. */
    readonly falseFlagRate: Ratio;
    readonly byClass: Readonly<Record<string, Flags>>;
    readonly byLanguage: Readonly<Record<string, Flags>>;
  };
  readonly urgency: {
    readonly accuracy: Ratio;
    readonly immediate: number;
    readonly immediateRecall: Ratio;
    readonly immediatePrecision: Ratio;
  };
};

export function measureCoding(pairs: readonly Pair[]): CodingFigures {
  return {
    type: typeFigures(pairs.filter(({ gold }) => gold.type !== undefined)),
    topics: topicFigures(pairs.filter(({ gold }) => gold.topics !== undefined)),
    sensitive: sensitiveFigures(pairs.filter(({ gold }) => gold.sensitive !== undefined)),
    urgency: urgencyFigures(pairs.filter(({ gold }) => gold.urgency !== undefined)),
  };
}

export const isFlagged = ({ found }: Pair): boolean => found.coding.sensitivity !== "non_sensitive";

const isSensitive = ({ gold }: Pair): boolean => (gold.sensitive ?? []).length > 0;

function typeFigures(pairs: readonly Pair[]): CodingFigures["type"] {
  const count = (gold: FeedbackType, found: FeedbackType) =>
    pairs.filter((pair) => pair.gold.type === gold && pair.found.coding.type === found).length;
  const f1Of = (type: FeedbackType) => {
    const hits = count(type, type);
    const golds = pairs.filter(({ gold }) => gold.type === type).length;
    const founds = pairs.filter(({ found }) => found.coding.type === type).length;
    return f1(hits, founds - hits, golds - hits);
  };
  const occurring = feedbackTypes.filter((type) => pairs.some(({ gold }) => gold.type === type));
  const sum = occurring.reduce((total, type) => total + (f1Of(type) ?? 0), 0);
  return {
    messages: pairs.length,
    accuracy: ratio(pairs.filter(({ gold, found }) => gold.type === found.coding.type).length, pairs.length),
    macroF1: ratio(sum, occurring.length),
    confusion: recordOf(feedbackTypes, (gold) => recordOf(feedbackTypes, (found) => count(gold, found))),
  };
}

function topicFigures(pairs: readonly Pair[]): CodingFigures["topics"] {
  let [hits, golds, founds] = [0, 0, 0];
  for (const { gold, found } of pairs) {
    const wanted = new Set(gold.topics);
    hits += found.coding.topics.filter((topic) => wanted.has(topic)).length;
    golds += wanted.size;
    founds += found.coding.topics.length;
  }
  return { microF1: f1(hits, founds - hits, golds - hits), precision: ratio(hits, founds), recall: ratio(hits, golds) };
}

function sensitiveFigures(pairs: readonly Pair[]): CodingFigures["sensitive"] {
  const sensitive = pairs.filter(isSensitive);
  const harmless = pairs.filter((pair) => !isSensitive(pair));
  const flagged = (some: readonly Pair[]) => some.filter(isFlagged).length;
  const langs = [...new Set(pairs.map(({ gold }) => gold.lang ?? "?"))];
  return {
    gold: sensitive.length,
    recall: ratio(flagged(sensitive), sensitive.length),
    precision: ratio(flagged(sensitive), flagged(pairs)),
    falseFlagRate: ratio(flagged(harmless), harmless.length),
    byClass: recordOf(sensitiveClasses, (name) => {
      const some = sensitive.filter(({ gold }) => gold.sensitive?.includes(name));
      const named = some.filter((pair) => isFlagged(pair) && pair.found.coding.sensitive.includes(name)).length;
      return { gold: some.length, recall: ratio(flagged(some), some.length), named: ratio(named, some.length) };
    }),
    byLanguage: recordOf(langs, (lang) => {
      const gold = sensitive.filter((pair) => (pair.gold.lang ?? "?") === lang);
      const calm = harmless.filter((pair) => (pair.gold.lang ?? "?") === lang);
      const falseFlagRate = ratio(flagged(calm), calm.length);
      return { gold: gold.length, recall: ratio(flagged(gold), gold.length), falseFlagRate };
    }),
  };
}

function urgencyFigures(pairs: readonly Pair[]): CodingFigures["urgency"] {
  const immediate = pairs.filter(({ gold }) => gold.urgency === "immediate");
  const hits = immediate.filter(({ found }) => found.coding.urgency === "immediate").length;
  const right = pairs.filter(({ gold, found }) => gold.urgency === found.coding.urgency).length;
  const said = pairs.filter(({ found }) => found.coding.urgency === "immediate").length;
  return {
    accuracy: ratio(right, pairs.length),
    immediate: immediate.length,
    immediateRecall: ratio(hits, immediate.length),
    immediatePrecision: ratio(hits, said),
  };
}
