import { chainOf } from "../../functions/domain/identifiers/home-chain.ts";
import { writeHomeVotes } from "../../functions/domain/identifiers/home-votes.ts";
import type { Knowledge } from "../../functions/domain/knowledge.ts";
import type { Annotated } from "../evaluation/corpus.ts";
import { fitHomes, meanOf, worthOf } from "./home-fit.ts";
import { homesLine } from "./home-line.ts";
import { type HomeRow, homeRowsOf } from "./home-rows.ts";
import { randomOf } from "./random.ts";
import { putAway } from "./vote-rows.ts";

/** So many fits, each over the messages in an order of its own, are put together: one alone leans on what it met last. */
const fits = 5;

/**
 * What `homes.weights` holds, learnt from annotated messages, from the same with what is found put away, and from messages
 * full of numbers, which count as traffic does: numbers that are nobody's home are everywhere in it.
 */
export function trainHomes(
  messages: readonly Annotated[],
  ofNumbers: readonly Annotated[],
  knowledge: Knowledge,
): Uint8Array {
  const rows = [
    ...homeRowsOf(messages, knowledge),
    ...homeRowsOf(ofNumbers, knowledge).map((row) => ({ ...row, isTraffic: true })),
    ...homeRowsOf(putAway(messages, "ADDRESS"), knowledge),
  ];
  const { bias, weights, steps } = meanOf(
    Array.from({ length: fits }, (_, order) => fitHomes(rows, randomOf(7 + order))),
  );
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  return writeHomeVotes({ step, bias, steps, weights: Int8Array.from(weights, (weight) => Math.round(weight / step)) });
}

/** Prints what is found of addresses in messages that were not learnt from: each fifth in turn, and each half of the languages. */
export function measureHomes(messages: readonly Annotated[], knowledge: Knowledge): void {
  const rows = homeRowsOf(messages, knowledge);
  const more = homeRowsOf(putAway(messages, "ADDRESS"), knowledge);
  const languages = [...new Set(messages.map(({ lang }) => lang))].sort();
  const kinds = (chancesOf: (row: HomeRow) => Float64Array | undefined, title: string) => {
    for (const [kind, isTraffic] of [
      ["traffic", true],
      ["written to be hard", false],
    ] as const)
      console.log(
        `${kind}, ${title}: ${homesLine(
          messages,
          rows.filter((row) => row.isTraffic === isTraffic),
          chancesOf,
        )}`,
      );
  };
  kinds(() => undefined, "rules");
  for (const [title, parts, partOf] of [
    ["each fifth", 5, ({ message }: HomeRow) => message % 5],
    ["each half of the languages", 2, ({ message }: HomeRow) => languages.indexOf(messages[message]?.lang) % 2],
  ] as const) {
    const chances = new Map<HomeRow, Float64Array>();
    for (let part = 0; part < parts; part++) {
      const fit = fitHomes(
        [...rows, ...more].filter((row) => partOf(row) !== part),
        randomOf(7),
      );
      for (const row of rows.filter((one) => partOf(one) === part))
        chances.set(row, chainOf(worthOf(fit, row), fit.steps).chances);
    }
    kinds((row) => chances.get(row), title);
  }
}
