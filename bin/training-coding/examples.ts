import type { Coding } from "../../functions/domain/coding/coding.ts";
import type { Evidence } from "../../functions/domain/coding/evidence.ts";
import { anyHarm } from "../../functions/domain/coding/fears.ts";
import { partsOf } from "../../functions/domain/coding/parts.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";
import type { Example } from "./fit.ts";
import type { TrainingLine } from "./lines.ts";

export type Find = (text: string, language: DetectedLanguage) => Evidence;

/** A line with what was found in it. */
export type Read = { readonly line: TrainingLine; readonly found: Evidence };

export const read = (lines: readonly TrainingLine[], find: Find): readonly Read[] =>
  lines.map((line) => ({ line, found: find(line.text, line.language) }));

/** The parts of harmless lines, as messages are read: what is harmless as a whole is harmless in each part. */
export const harmlessParts = (lines: readonly Read[], find: Find): readonly Read[] =>
  lines
    .filter(({ line }) => line.sensitive.length === 0)
    .flatMap(({ line }) =>
      read(
        partsOf(line.text).parts.map((text) => ({ ...line, text })),
        find,
      ),
    );

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
    ...(sensitive.length > 0 ? [anyHarm] : []),
    `urgency:${urgency}`,
  ]);
}

/** Every named feature and every meaning of a line. */
export const namesOf = ({ features }: Evidence): readonly string[] => [...features.named, ...features.meanings];

/** Which row of the weights each named feature has, and each bucket that is learnt. */
export type Rows = { readonly named: ReadonlyMap<string, number>; readonly buckets: ReadonlyMap<number, number> };

/** An example for the given outputs; a feature that the model does not know is left out. */
export function exampleOf({ line, found }: Read, { named, buckets }: Rows, outputs: readonly string[]): Example {
  const wanted = wantedOf(line);
  const words = new Set(found.features.words.flat());
  return {
    rows: Int32Array.from([
      ...namesOf(found).flatMap((name) => named.get(name) ?? []),
      ...[...words].flatMap((bucket) => buckets.get(bucket) ?? []),
    ]),
    wanted: Uint8Array.from(outputs, (name) => (wanted.has(name) ? 1 : 0)),
  };
}
