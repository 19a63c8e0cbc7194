import { feedbackTypes } from "../../functions/domain/coding/coding.ts";
import type { Evidence } from "../../functions/domain/coding/evidence.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";
import { exampleOf, harmlessPairs, namesOf, type Read, read } from "./examples.ts";
import { type Fit, type Shape, train } from "./fit.ts";
import { feared, weighed } from "./outputs.ts";

export const buckets = 65_536;
/** What a hashed word is worth to what is feared, however many there are. */
export const worth = 0.3;
/** So many neighbouring words are added up for what is feared. */
export const window = 10;
/** How often each harmless line is learnt with another behind it. */
const rounds = 2;

/** Both halves of the model, over the same rows. */
export type Learnt = {
  readonly named: readonly string[];
  readonly rowOf: ReadonlyMap<string, number>;
  readonly weighed: { readonly shape: Shape; readonly fit: Fit };
  readonly feared: { readonly shape: Shape; readonly fit: Fit };
};

/** What only hints at harm teaches what is feared; of types and topics it would teach the hints. */
export const isPlain = ({ line, found }: Read): boolean =>
  line.sensitive.length === 0 ||
  found.rules.some((rule) => rule.level === "sure" && line.sensitive.some((name) => name === rule.class));

/** Learns types, topics and haste from the lines, and fears from the lines and from pairs of harmless ones. */
export function learn(lines: readonly Read[], find: (text: string, language: DetectedLanguage) => Evidence): Learnt {
  const named = [...new Set(lines.flatMap(({ found }) => namesOf(found)))].sort();
  const rowOf = new Map(named.map((name, row) => [name, row]));
  const common = {
    rows: named.length + buckets,
    named: named.length,
    fleeting: new Set(named.flatMap((name, row) => (/^(?:length|opening):/.test(name) ? [row] : []))),
  };
  const weighedShape: Shape = {
    ...common,
    outputs: weighed.length,
    exclusive: feedbackTypes.length,
    onlyAdds: false,
    worth: (words) => 1 / Math.sqrt(Math.max(1, words)),
    decay: { named: 0.03, words: 0.01 },
  };
  const fearedShape: Shape = {
    ...common,
    outputs: feared.length,
    exclusive: 0,
    onlyAdds: true,
    worth: () => worth,
    decay: { named: 0.003, words: 0.03 },
  };
  const pairs = read(
    harmlessPairs(
      lines.map(({ line }) => line),
      rounds,
    ),
    find,
  );
  const examples = (some: readonly Read[], outputs: readonly string[]) =>
    some.map((one) => exampleOf(one, rowOf, outputs));
  return {
    named,
    rowOf,
    weighed: { shape: weighedShape, fit: train(examples(lines.filter(isPlain), weighed), weighedShape) },
    feared: { shape: fearedShape, fit: train(examples([...lines, ...pairs], feared), fearedShape) },
  };
}
