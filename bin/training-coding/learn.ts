import { feedbackTypes } from "../../functions/domain/coding/coding.ts";
import { exampleOf, type Find, harmlessParts, namesOf, type Read, type Rows } from "./examples.ts";
import { type Fit, type Shape, train } from "./fit.ts";
import { about, chosen, feared } from "./outputs.ts";

/** So many that hardly two words of the lines share one. */
export const buckets = 2 ** 20;
/** What a hashed word is worth to what is feared, however many there are. */
export const worth = 0.3;
/** So many neighbouring words are added up for what is feared. */
export const window = 20;

/** Words of fewer lines teach nothing that holds elsewhere: without them nothing is lost, and the weights pack into less. */
const leastLines = { weighed: 6, feared: 9 };

/** The parts of the model, over the same rows, in the order of their outputs. */
export type Learnt = {
  readonly named: readonly string[];
  /** The buckets that have a row, behind the rows of the named features. */
  readonly kept: readonly number[];
  readonly parts: readonly { readonly outputs: readonly string[]; readonly fit: Fit }[];
};

/** What only hints at harm teaches fears and topics; of types it would teach the hints. */
export const isPlain = ({ line, found }: Read): boolean =>
  line.sensitive.length === 0 ||
  found.rules.some((rule) => rule.level === "sure" && line.sensitive.some((name) => name === rule.class));

/** Learns types and haste from plain lines, topics from all but those for fears, and fears from all and from the parts of harmless ones. */
export function learn(lines: readonly Read[], find: Find): Learnt {
  const named = [...new Set(lines.flatMap(({ found }) => namesOf(found)))].sort();
  const seen = linesOfBuckets(lines);
  const kept = Array.from(seen.keys()).filter((bucket) => (seen[bucket] ?? 0) >= leastLines.weighed);
  const rows: Rows = {
    named: new Map(named.map((name, row) => [name, row])),
    buckets: new Map(kept.map((bucket, row) => [bucket, named.length + row])),
  };
  const part = (some: readonly Read[], outputs: readonly string[], shape: Omit<Shape, "outputs">) => ({
    outputs,
    fit: train(
      some.map((one) => exampleOf(one, rows, outputs)),
      { ...shape, outputs: outputs.length },
    ),
  });
  const mixed = lines.filter(({ line }) => !line.isOfFears);
  const weighed = weighing(named, kept);
  return {
    named,
    kept,
    parts: [
      part(mixed.filter(isPlain), chosen, { ...weighed, exclusive: feedbackTypes.length }),
      part(mixed, about, weighed),
      part([...lines, ...harmlessParts(lines, find)], feared, fearing(named, kept, seen)),
    ],
  };
}

type Common = Omit<Shape, "outputs">;

const weighing = (named: readonly string[], kept: readonly number[]): Common => ({
  rows: named.length + kept.length,
  named: named.length,
  exclusive: 0,
  learnt: new Uint8Array(named.length + kept.length).fill(1),
  worth: (words) => 1 / Math.sqrt(Math.max(1, words)),
  decay: { named: 0.03, words: 0.003 },
});

/** How long a text is and how it opens says nothing of harm. */
const fearing = (named: readonly string[], kept: readonly number[], seen: Uint16Array): Common => ({
  rows: named.length + kept.length,
  named: named.length,
  exclusive: 0,
  learnt: Uint8Array.from([
    ...named.map((name) => Number(!/^(?:length|opening):/.test(name))),
    ...kept.map((bucket) => Number((seen[bucket] ?? 0) >= leastLines.feared)),
  ]),
  worth: () => worth,
  decay: { named: 0.003, words: 0.03 },
});

/** In how many lines the words of each bucket stand. */
function linesOfBuckets(lines: readonly Read[]): Uint16Array {
  const seen = new Uint16Array(buckets);
  for (const { found } of lines)
    for (const bucket of new Set(found.features.words.flat())) seen[bucket] = Math.min(65_535, (seen[bucket] ?? 0) + 1);
  return seen;
}
