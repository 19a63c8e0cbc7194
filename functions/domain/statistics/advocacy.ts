import { type Topic, topics } from "../coding/coding.ts";
import type { Figures } from "./figures.ts";
import { tables } from "./tables.ts";

/**
 * Priority actions of the Movement Migration Strategy 2024–2030, and the topics that speak to each. To 1.3 and 3.3
 * (access, and speaking up with authorities) speaks every report about an authority or a barrier, whatever its topic.
 */
export const objectives = {
  "1.1": ["food", "wash", "health", "mental_health", "shelter", "cash"],
  "1.2": ["information"],
  "1.3/3.3": [],
  "2.1": ["livelihoods", "education"],
  "2.2/2.3": ["inclusion"],
  "3.1/3.2": ["family_links", "legal_documentation", "protection"],
  "Enabler 1": ["staff_conduct", "feedback_channel"],
  other: ["nfi", "transport", "other"],
} as const satisfies Readonly<Record<string, readonly Topic[]>>;
export type Objective = keyof typeof objectives;
type Subject = Topic | (typeof tables.advocacy.rows)[number];

/** At least so many records of the period spoke to it; a record may be about several topics. */
export type AdvocacyRow = { readonly objective: Objective; readonly topic: Subject; readonly atLeast: number };

/**
 * A table over weeks that Societies can exchange: what the digests of these weeks have shown, added up, and nothing
 * besides. It is made of what stays as it was published, so that two editions differ by a week's digest at the most.
 */
export const advocacyTable = (weeks: readonly Figures[]): readonly AdvocacyRow[] => {
  const shown = (table: "topic" | "advocacy", row: string) =>
    weeks.reduce((sum, figures) => sum + (figures.tables[table]?.[row] ?? 0), 0);
  return (Object.entries(objectives) as [Objective, readonly Topic[]][])
    .flatMap(([objective, own]): readonly AdvocacyRow[] =>
      objective === "1.3/3.3"
        ? tables.advocacy.rows.map((topic) => ({ objective, topic, atLeast: shown("advocacy", topic) }))
        : topics
            .filter((topic) => own.includes(topic))
            .map((topic) => ({ objective, topic, atLeast: shown("topic", topic) })),
    )
    .filter(({ atLeast }) => atLeast > 0);
};
