import { classOf, keyOfPair, type Usage, type Uses } from "../../functions/domain/identifiers/usage.ts";
import type { Label } from "../evaluation/corpus.ts";
import { markAt, type ReadMessage } from "./readings.ts";

type Counts = Map<number, Uses>;

/** How annotated messages use words. */
export type UseCount = {
  /** The class of every word by its key. */
  readonly classes: () => Iterable<readonly [key: number, use: number]>;
  /**
   * The same as if those were not among them that the author of one message wrote, so that what is learnt from it is learnt
   * as from a new message by a new author (target encoding, out of fold).
   */
  readonly without: (message: number) => Usage;
};

/** What authors wrote in one language stands together; so many messages in a row are taken for those of one. */
const ofOneAuthor = 250;

/** Counts in how many messages each word stands in a name, in a place and beside both. */
export function countUses(messages: readonly ReadMessage[]): UseCount {
  const authors = authorsOf(messages);
  const [all, own]: [Counts, Counts[]] = [new Map(), []];
  for (const [at, message] of messages.entries()) {
    const author = authors[at] ?? 0;
    own[author] ??= new Map();
    for (const [key, uses] of wordsIn(message))
      for (const counts of [all, own[author]]) counts.set(key, summed(counts.get(key), uses, 1));
  }
  return {
    classes: () => [...all].map(([key, uses]) => [key, classOf(uses)] as const),
    without: (message) => (key) => {
      const uses = all.get(key);
      const mine = own[authors[message] ?? 0]?.get(key);
      return uses === undefined ? 0 : classOf(mine === undefined ? uses : summed(uses, mine, -1));
    },
  };
}

/** The number of the author of each message. */
function authorsOf(messages: readonly ReadMessage[]): readonly number[] {
  const written = new Map<string, number>();
  const authors = new Map<string, number>();
  return messages.map(({ annotated: { lang } }) => {
    const before = written.get(`${lang}`) ?? 0;
    written.set(`${lang}`, before + 1);
    const author = `${lang} ${Math.floor(before / ofOneAuthor)}`;
    const number = authors.get(author) ?? authors.size;
    authors.set(author, number);
    return number;
  });
}

/** Words of a message, each counted once as a name, once as a place and once as neither; other identifiers say nothing. */
function wordsIn(message: ReadMessage): Counts {
  const counts: Counts = new Map();
  const count = (key: number, label: Label | "none"): void => {
    const met = counts.get(key);
    counts.set(key, {
      names: label === "PERSON" ? 1 : (met?.names ?? 0),
      places: label === "PLACE" ? 1 : (met?.places ?? 0),
      others: label === "none" ? 1 : (met?.others ?? 0),
    });
  };
  const { tokens, words } = message.reading;
  const labels = tokens.map(({ kind }, at) => (kind === "word" ? labelOf(message, at) : undefined));
  for (const [at, label] of labels.entries()) {
    const next = labels[at + 1];
    if (label !== undefined) count(words[at]?.key ?? 0, label);
    const pair = keyOfPair(message.reading, at);
    if (pair !== 0 && label !== undefined && next !== undefined) count(pair, label === next ? label : "none");
  }
  return counts;
}

const labelOf = (message: ReadMessage, at: number): Label | "none" | undefined => {
  const label = markAt(message, at)?.label ?? "none";
  return label === "none" || label === "PERSON" || label === "PLACE" ? label : undefined;
};

const summed = (some: Uses | undefined, more: Uses, sign: 1 | -1): Uses => ({
  names: (some?.names ?? 0) + sign * more.names,
  places: (some?.places ?? 0) + sign * more.places,
  others: (some?.others ?? 0) + sign * more.others,
});
