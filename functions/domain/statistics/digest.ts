import type { NewsItem } from "./bulletin.ts";
import { decisions } from "./digest-decisions.ts";
import type { DigestSection } from "./digest-section.ts";
import { sections } from "./digest-sections.ts";
import type { DigestTexts } from "./digest-texts.ts";
import { type Tile, tiles } from "./digest-tiles.ts";
import { type Words, type WordsInput, wordsFor } from "./digest-words.ts";
import type { DigestKind, Figures } from "./figures.ts";
import type { HarmRelease } from "./harm.ts";
import { risingTopics } from "./rising.ts";

/** A digest in words, before it is a mail: the same for HTML, plain text and sheet. */
export type Digest = {
  readonly language: string;
  readonly direction: string;
  readonly colon: string;
  readonly subject: string;
  readonly heading: string;
  readonly week: string;
  readonly sentence: string;
  readonly tiles: readonly Tile[];
  readonly sections: readonly DigestSection[];
  readonly closing: readonly string[];
  readonly stop: { readonly text: string; readonly url: string } | undefined;
};

/** Copies at the provider in the week, from the ledger of erasures. */
export type Copies = { readonly erased: number; readonly pending: number; readonly refused: number };
export const frequencies = ["weekly", "monthly"] as const;
export type Frequency = (typeof frequencies)[number];

export type DigestInput = Omit<WordsInput, "programme"> & {
  readonly kind: DigestKind;
  readonly programme: WordsInput["programme"] & { readonly languages: Readonly<Partial<Record<string, number>>> };
  /** What was shown of the week, then of the weeks before it. */
  readonly history: readonly [Figures, ...Figures[]];
  readonly news: readonly NewsItem[];
  readonly copies: Copies | undefined;
  /** What a message costs, all in; where the settings say it. */
  readonly messagePrice: { readonly amount: number; readonly currency: string } | undefined;
  /** Harm that was told, of quarters that were released lately. */
  readonly harm: readonly Pick<HarmRelease, "quarter" | "figures">[];
  /** Where links to the queue lead; none where there is no console. */
  readonly consoleUrl: string | undefined;
  readonly frequency: Frequency;
  readonly stopUrl: string | undefined;
};

/** A week's figures in the words of a language. Whatever it says is computed from what may be shown. */
export const digest = (input: DigestInput, texts: DigestTexts): Digest => {
  const words = wordsFor(input, texts);
  return {
    language: texts.language,
    direction: texts.direction,
    colon: texts.colon,
    subject: subjectOf(input, texts, words),
    heading: input.programme.name,
    week: words.fill(texts.week),
    sentence: sentenceOf(input, texts, words),
    tiles: tiles(input, texts, words),
    sections: [decisions(input, texts, words), ...sections(input, texts, words)],
    closing: [input.kind === "integrity" ? texts.integrity : texts.separate, texts.footer],
    stop: input.stopUrl === undefined ? undefined : { text: texts.stop, url: input.stopUrl },
  };
};

/** The one thing to know: what rises, what most wrote about, how much it changed, or that it was quiet. */
const subjectOf = (input: DigestInput, texts: DigestTexts, words: Words): string => {
  const { kind, history, k } = input;
  const { received } = history[0].roots;
  if (kind === "integrity") return words.fill(texts.subject.integrity);
  if (received === null) return words.fill(texts.subject.quiet);
  const records = words.plural(texts.records, received);
  const [rises] = risingTopics(history, k);
  if (rises) return words.fill(texts.subject.rising, { records, topic: words.label("topic", rises.topic) });
  const most = mostOf(history[0]);
  if (most) return words.fill(texts.subject.topic, { records, topic: words.label("topic", most) });
  const change = changeOf(history, texts, words);
  return words.fill(change ? texts.subject.change : texts.subject.plain, { records, change: change ?? "" });
};

const sentenceOf = ({ history, k }: DigestInput, texts: DigestTexts, words: Words): string => {
  const { received } = history[0].roots;
  if (received === null) return words.fill(texts.few);
  const change = changeOf(history, texts, words);
  const records = words.plural(texts.records, received);
  const said = words.fill(change ? texts.receivedAndChange : texts.received, { records, change: change ?? "" });
  const [rises] = risingTopics(history, k);
  const topic = rises?.topic ?? mostOf(history[0]);
  if (!topic) return said;
  return `${said} ${words.fill(rises ? texts.standsOut : texts.mostly, { topic: words.label("topic", topic) })}`;
};

/** The topic of more than half. */
const mostOf = ({ roots, tables }: Figures): string | undefined => {
  const [topic, count = 0] = Object.entries(tables.topic ?? {}).toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return count * 2 > (roots.received ?? Number.POSITIVE_INFINITY) ? topic : undefined;
};

/** Only between two numbers that were both shown: else it would give the hidden one away. */
const changeOf = ([now, before]: readonly Figures[], texts: DigestTexts, words: Words): string | undefined => {
  const [count, earlier] = [now?.roots.received ?? null, before?.roots.received ?? null];
  if (count === null || earlier === null) return undefined;
  if (count === earlier) return texts.same;
  return words.plural(count > earlier ? texts.more : texts.fewer, Math.abs(count - earlier));
};
