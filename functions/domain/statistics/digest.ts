import type { Programme } from "../settings/our-numbers.ts";
import type { DigestTexts, Plural } from "./digest-texts.ts";
import { type DigestKind, type Figures, rows, type TableName } from "./figures.ts";
import { weekDays } from "./week-days.ts";

/** A digest in words, before it is a mail: the same for HTML and for plain text. */
export type Digest = {
  readonly language: string;
  readonly direction: string;
  readonly subject: string;
  readonly heading: string;
  readonly week: string;
  readonly summary: readonly string[];
  readonly tables: readonly DigestTable[];
  readonly closing: readonly string[];
};
export type DigestTable = {
  readonly caption: string;
  readonly rows: readonly (readonly [label: string, count: string])[];
  readonly note: string | undefined;
};

export type DigestInput = {
  readonly kind: DigestKind;
  readonly programme: Pick<Programme, "name" | "country">;
  readonly week: string;
  readonly figures: Figures;
  /** What the digest of the week before showed. */
  readonly before: Figures;
  readonly k: number;
};

/** A week's figures in the words of a language, with the numbers and dates of the programme's country. */
export const digest = (input: DigestInput, texts: DigestTexts): Digest => {
  const words = wordsFor(input, texts);
  return {
    language: texts.language,
    direction: texts.direction,
    subject: subjectOf(input, texts, words),
    heading: input.programme.name,
    week: words.fill(texts.week),
    summary: [receivedOf(input, texts, words), waitingOf(input, texts, words)],
    tables: tableNames
      .filter((name) => input.figures.tables[name])
      .map((name) => tableOf(name, input.figures.tables[name] ?? {}, texts, words)),
    closing: [input.kind === "integrity" ? texts.integrity : texts.separate, texts.footer],
  };
};

type Words = {
  readonly number: (value: number) => string;
  readonly plural: (forms: Plural, value: number) => string;
  readonly languageName: (code: string) => string;
  /** Fills the names that every text may use. */
  readonly fill: (text: string) => string;
};

const wordsFor = ({ programme, week, k }: DigestInput, texts: DigestTexts): Words => {
  const locale = new Intl.Locale(texts.language, { region: programme.country });
  const format = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC", calendar: "gregory" });
  const [monday, sunday] = weekDays(week) ?? [new Date(0), new Date(0)];
  const number = (value: number) => format.format(value);
  return {
    number,
    plural: (forms, value) => put(forms[rules.select(value)] ?? forms.other, { n: number(value) }),
    languageName: (code) => names.of(code) ?? code,
    fill: (text) =>
      put(text, {
        programme: programme.name,
        number: number(Number(week.slice(-2))),
        days: days.formatRange(monday, sunday),
        k: number(k),
      }),
  };
};

/** The one thing to know: that it was quiet, what most wrote about, or how much it changed. */
const subjectOf = ({ kind, figures, before }: DigestInput, texts: DigestTexts, words: Words): string => {
  if (kind === "integrity") return words.fill(texts.subject.integrity);
  if (figures.received === null) return words.fill(texts.subject.quiet);
  const records = words.plural(texts.records, figures.received);
  const [topic, most = 0] = Object.entries(figures.tables.topic ?? {}).toSorted(([, a], [, b]) => b - a)[0] ?? [];
  if (topic && most * 2 > figures.received) {
    return put(words.fill(texts.subject.topic), { records, topic: texts.labels.topic[topic] ?? topic });
  }
  const change = changeOf(figures, before, texts, words);
  return put(words.fill(change ? texts.subject.change : texts.subject.plain), { records, change: change ?? "" });
};

const receivedOf = ({ figures, before }: DigestInput, texts: DigestTexts, words: Words): string => {
  if (figures.received === null) return words.fill(texts.few);
  const change = changeOf(figures, before, texts, words);
  const records = words.plural(texts.records, figures.received);
  return put(change ? texts.receivedAndChange : texts.received, { records, change: change ?? "" });
};

/** Only between two numbers that were both shown: else it would give the hidden one away. */
const changeOf = (now: Figures, before: Figures, texts: DigestTexts, words: Words): string | undefined => {
  if (now.received === null || before.received === null) return undefined;
  const change = now.received - before.received;
  if (change === 0) return texts.same;
  return words.plural(change > 0 ? texts.more : texts.fewer, Math.abs(change));
};

const waitingOf = ({ figures: { waiting } }: DigestInput, texts: DigestTexts, words: Words): string =>
  waiting === null ? words.fill(texts.fewWaiting) : put(texts.waiting, { n: words.number(waiting) });

/** The most first, but for where records stand, which has an order of its own. */
const tableOf = (
  name: TableName,
  cells: Readonly<Record<string, number>>,
  texts: DigestTexts,
  words: Words,
): DigestTable => {
  const inOrder = rows[name].flatMap((row) => (cells[row] === undefined ? [] : [[row, cells[row]] as const]));
  const shown = name === "now" ? inOrder : inOrder.toSorted(([, a], [, b]) => b - a);
  const whole = shown.length === rows[name].length;
  const label = (row: string) => texts.labels[name][row] ?? (name === "language" ? words.languageName(row) : row);
  return {
    caption: texts.tables[name],
    rows: shown.map(([row, count]) => [label(row), words.number(count)]),
    note: whole ? undefined : shown.length > 0 ? texts.rest : texts.withheld,
  };
};

const tableNames = Object.keys(rows) as readonly TableName[];

const put = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w{1,20})\}/g, (whole, name: string) => values[name] ?? whole);
