import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { understanding } from "../../functions/domain/understanding.ts";
import type { PlantedMessage } from "./plant.ts";
import type { Findings, Hit } from "./search-all.ts";

export type Verdict = {
  /** What must never be found. */
  readonly leaks: readonly Hit[];
  /** Names and other free text that the stripper did not mark, by kind. */
  readonly missed: Readonly<Record<string, number>>;
};

const neverExcused = ["PHONE", "EMAIL", "BANK"];

/**
 * A leak is anything from a field that is not the text, anything that the stripper marked, and every phone number,
 * e-mail address and bank account. What the stripper of the day did not mark is counted beside it.
 */
export const verdictOn = (messages: readonly PlantedMessage[], { hits }: Findings): Verdict => {
  const marked = markedValues(messages);
  const isLeak = ({ planted: { where, kind, value } }: Hit) =>
    where === "field" || neverExcused.includes(kind) || marked.has(value);
  const missed = new Map<string, Set<string>>();
  for (const { planted } of hits.filter((hit) => !isLeak(hit))) {
    missed.set(planted.kind, (missed.get(planted.kind) ?? new Set()).add(planted.value));
  }
  return {
    leaks: hits.filter(isLeak),
    missed: Object.fromEntries([...missed].map(([kind, values]) => [kind, values.size])),
  };
};

const markedValues = (messages: readonly PlantedMessage[]): ReadonlySet<string> => {
  const understand = understanding(readKnowledge());
  return new Set(
    messages.flatMap(({ body, planted, webhook }) => {
      const { text } = understand(body, { from: String(webhook.from) });
      return planted.filter(({ where, value }) => where === "body" && !text.includes(value)).map(({ value }) => value);
    }),
  );
};
