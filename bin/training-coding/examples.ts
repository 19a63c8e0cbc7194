import type { Coding } from "../../functions/domain/coding/coding.ts";
import type { Evidence } from "../../functions/domain/coding/evidence.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";
import type { Example } from "./fit.ts";
import type { TrainingLine } from "./lines.ts";

type Find = (text: string, language: DetectedLanguage) => Evidence;

/** A line with what was found in it. */
export type Read = { readonly line: TrainingLine; readonly found: Evidence };

export const read = (lines: readonly TrainingLine[], find: Find): readonly Read[] =>
  lines.map((line) => ({ line, found: find(line.text, line.language) }));

/**
 * Harmless lines, each with another of its language behind it: training lines are short and messages are not, and
 * without these a message would be feared for its length.
 */
export function harmlessPairs(lines: readonly TrainingLine[], rounds: number): readonly TrainingLine[] {
  const harmless = Map.groupBy(
    lines.filter(({ sensitive }) => sensitive.length === 0),
    ({ language }) => language,
  );
  return [...harmless.values()].flatMap((some) =>
    Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
      some.map((line, at) => ({ ...line, text: `${line.text}. ${some[(at + 7 * (round + 1)) % some.length]?.text}` })),
    ),
  );
}

/** The outputs that a line speaks for. */
export function wantedOf({
  type,
  topics,
  sensitive,
  urgency,
}: Pick<Coding, "type" | "topics" | "sensitive" | "urgency">) {
  return new Set([
    `type:${type}`,
    ...topics.map((name) => `topic:${name}`),
    ...sensitive.map((name) => `class:${name}`),
    `urgency:${urgency}`,
  ]);
}

/** Every named feature and every meaning of a line. */
export const namesOf = ({ features }: Evidence): readonly string[] => [...features.named, ...features.meanings];

/** An example for the given outputs; a feature that the model does not know is left out. */
export function exampleOf(
  { line, found }: Read,
  rowOf: ReadonlyMap<string, number>,
  outputs: readonly string[],
): Example {
  const wanted = wantedOf(line);
  const named = namesOf(found).flatMap((name) => rowOf.get(name) ?? []);
  const words = new Set(found.features.words.flat());
  return {
    rows: Int32Array.from([...named, ...[...words].map((bucket) => rowOf.size + bucket)]),
    wanted: Uint8Array.from(outputs, (name) => (wanted.has(name) ? 1 : 0)),
  };
}
