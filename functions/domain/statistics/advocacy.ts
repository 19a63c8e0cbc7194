import { type Topic, topics } from "../coding/coding.ts";
import type { Exact } from "./count-up.ts";
import type { Figures } from "./figures.ts";

/** Priority actions of the Movement Migration Strategy 2024–2030, and the topics that speak to each. */
export const objectives = {
  "1.1": ["food", "wash", "health", "mental_health", "shelter", "cash"],
  "1.2": ["information"],
  "2.1": ["livelihoods", "education"],
  "2.2/2.3": ["inclusion"],
  "3.1/3.2": ["family_links", "legal_documentation", "protection"],
  "Enabler 1": ["staff_conduct", "feedback_channel"],
  other: ["nfi", "transport", "other"],
} as const satisfies Readonly<Record<string, readonly Topic[]>>;
export type Objective = keyof typeof objectives;

/** At least so many records of the period were about a topic; a record may be about several. */
export type AdvocacyRow = { readonly objective: Objective; readonly topic: Topic; readonly atLeast: number };

/** A week: what its digest showed, and what was counted. */
export type AdvocacyWeek = { readonly figures: Figures; readonly exact: Exact };

/**
 * A table over weeks that Societies can exchange. A topic counts what the digests of the weeks showed, and of the rest
 * as many whole `k` as leave every hidden week all of its `k` possible numbers: nothing that a digest hid can be worked
 * out from it, also not with all of them.
 */
export const advocacyTable = (weeks: readonly AdvocacyWeek[], k: number): readonly AdvocacyRow[] =>
  (Object.entries(objectives) as [Objective, readonly Topic[]][]).flatMap(([objective, own]) =>
    topics
      .filter((topic) => own.includes(topic))
      .flatMap((topic) => {
        const atLeast = atLeastOf(topic, weeks, k);
        return atLeast < k ? [] : [{ objective, topic, atLeast }];
      }),
  );

const atLeastOf = (topic: Topic, weeks: readonly AdvocacyWeek[], k: number): number => {
  const shown = weeks.reduce((sum, { figures }) => sum + (figures.tables.topic?.[topic] ?? 0), 0);
  const hidden = weeks.filter(({ figures }) => figures.tables.topic?.[topic] === undefined);
  const rest = hidden.reduce((sum, { exact }) => sum + (exact.tables.topic[topic] ?? 0), 0);
  const most = Math.max(0, hidden.length - 1) * (k - 1);
  return shown + k * Math.floor(Math.min(rest, most) / k);
};
