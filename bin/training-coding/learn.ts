import { feedbackTypes } from "../../functions/domain/coding/coding.ts";
import { exampleOf, type Find, harmlessParts, namesOf, type Read } from "./examples.ts";
import { type Fit, type Shape, train } from "./fit.ts";
import { about, chosen, feared } from "./outputs.ts";

export const buckets = 65_536;
/** What a hashed word is worth to what is feared, however many there are. */
export const worth = 0.3;
/** So many neighbouring words are added up for what is feared. */
export const window = 20;

/** Words of fewer lines teach nothing that holds elsewhere: without them nothing is lost, and the weights pack into less. */
const leastLines = { weighed: 13, feared: 27 };

/** The parts of the model, over the same rows, in the order of their outputs. */
export type Learnt = {
  readonly named: readonly string[];
  readonly rowOf: ReadonlyMap<string, number>;
  readonly parts: readonly { readonly outputs: readonly string[]; readonly fit: Fit }[];
};

/** What only hints at harm teaches fears and topics; of types it would teach the hints. */
export const isPlain = ({ line, found }: Read): boolean =>
  line.sensitive.length === 0 ||
  found.rules.some((rule) => rule.level === "sure" && line.sensitive.some((name) => name === rule.class));

/** Learns types and haste from plain lines, topics from all but those for fears, and fears from all and from the parts of harmless ones. */
export function learn(lines: readonly Read[], find: Find): Learnt {
  const named = [...new Set(lines.flatMap(({ found }) => namesOf(found)))].sort();
  const rowOf = new Map(named.map((name, row) => [name, row]));
  const part = (some: readonly Read[], outputs: readonly string[], shape: Omit<Shape, "outputs">) => ({
    outputs,
    fit: train(
      some.map((one) => exampleOf(one, rowOf, outputs)),
      { ...shape, outputs: outputs.length },
    ),
  });
  const mixed = lines.filter(({ line }) => !line.isOfFears);
  const weighed = weighing(mixed, named);
  return {
    named,
    rowOf,
    parts: [
      part(mixed.filter(isPlain), chosen, { ...weighed, exclusive: feedbackTypes.length }),
      part(mixed, about, weighed),
      part([...lines, ...harmlessParts(lines, find)], feared, fearing(lines, named)),
    ],
  };
}

type Common = Omit<Shape, "outputs">;

const weighing = (lines: readonly Read[], named: readonly string[]): Common => ({
  rows: named.length + buckets,
  named: named.length,
  exclusive: 0,
  learnt: learntRows(lines, named, { may: () => true, least: leastLines.weighed }),
  worth: (words) => 1 / Math.sqrt(Math.max(1, words)),
  decay: { named: 0.03, words: 0.003 },
});

/** How long a text is and how it opens says nothing of harm. */
const fearing = (lines: readonly Read[], named: readonly string[]): Common => ({
  rows: named.length + buckets,
  named: named.length,
  exclusive: 0,
  learnt: learntRows(lines, named, { may: (name) => !/^(?:length|opening):/.test(name), least: leastLines.feared }),
  worth: () => worth,
  decay: { named: 0.003, words: 0.03 },
});

/** Which rows are learnt: the named ones that may be, and the buckets that words of enough lines fall into. */
function learntRows(
  lines: readonly Read[],
  named: readonly string[],
  { may, least }: { readonly may: (name: string) => boolean; readonly least: number },
): Uint8Array {
  const seen = new Uint16Array(buckets);
  for (const { found } of lines)
    for (const bucket of new Set(found.features.words.flat())) seen[bucket] = (seen[bucket] ?? 0) + 1;
  const learnt = new Uint8Array(named.length + buckets);
  learnt.set(named.map((name) => (may(name) ? 1 : 0)));
  learnt.set(
    seen.map((times) => (times >= least ? 1 : 0)),
    named.length,
  );
  return learnt;
}
