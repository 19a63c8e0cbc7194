import type { DigestTexts, Plural } from "./digest-texts.ts";
import type { Share } from "./figures.ts";
import type { Span } from "./histogram.ts";
import { spans } from "./histogram.ts";
import { readerLocale } from "./reader-locale.ts";
import type { TableName } from "./tables.ts";
import { weekDays } from "./week-days.ts";

/** What numbers, dates and names are called in a language, as the programme's country writes them. */
export type Words = {
  readonly number: (value: number) => string;
  readonly money: (amount: number, currency: string) => string;
  readonly percent: (share: number) => string;
  readonly plural: (forms: Plural, value: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly span: (span: Span) => string;
  readonly weekNumber: (week: string) => string;
  readonly label: (table: TableName, row: string) => string;
  /** As it stands at the beginning of a line. */
  readonly first: (text: string) => string;
  readonly share: (share: Share) => string;
  /** Fills the names that every text may use, and those given. */
  readonly fill: (text: string, values?: Readonly<Record<string, string>>) => string;
};

export type WordsInput = {
  readonly programme: { readonly name: string; readonly country: string; readonly sites?: readonly Site[] };
  readonly week: string;
  readonly k: number;
  readonly percentageBase: number;
};
type Site = { readonly id: string; readonly name: string };

const hour = 3_600_000;

/** The words for a digest of that programme and week. */
export const wordsFor = ({ programme, week, k, percentageBase }: WordsInput, texts: DigestTexts): Words => {
  const locale = readerLocale(texts.language, programme.country);
  const format = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: "percent" });
  const rules = new Intl.PluralRules(locale);
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const number = (value: number) => format.format(value);
  const common = {
    programme: programme.name,
    number: number(Number(week.slice(-2))),
    days: daysOf(locale, week),
    k: number(k),
    base: number(percentageBase),
  };
  const fill = (text: string, values: Readonly<Record<string, string>> = {}) => put(text, { ...common, ...values });
  return {
    number,
    money: (amount, currency) => new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount),
    percent: (share) => percents.format(share),
    plural: (forms, value) => fill(forms[rules.select(value)] ?? forms.other, { n: number(value) }),
    list: (items) => lists.format(items),
    span: (span) => duration(locale, span, texts.answers.longer),
    weekNumber: (other) => number(Number(other.slice(-2))),
    label: (table, row) => {
      const known = texts.labels[table === "rumour" ? "topic" : table][row];
      if (known) return known;
      if (table === "language") return names.of(row) ?? row;
      return programme.sites?.find(({ id }) => id === row)?.name ?? row;
    },
    first: (text) => text.replace(/^./u, (letter) => letter.toLocaleUpperCase(locale)),
    share: ({ part, whole }) => {
      const values = { whole: number(whole), part: typeof part === "number" ? number(part) : "" };
      if (part === "nearly_all") return fill(texts.share.nearlyAll, values);
      return fill(part === "nearly_none" ? texts.share.nearlyNone : texts.share.part, values);
    },
    fill,
  };
};

const daysOf = (locale: Intl.Locale, week: string): string => {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC", calendar: "gregory" });
  const [monday, sunday] = weekDays(week) ?? [new Date(0), new Date(0)];
  return days.formatRange(monday, sunday);
};

/** Hours up to a day, then days. */
const duration = (locale: Intl.Locale, span: Span, longer: string): string => {
  const most = spans[span === "more" ? "90d" : span];
  const unit = most < 24 * hour ? "hour" : "day";
  const value = most / (unit === "hour" ? hour : 24 * hour);
  const text = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value);
  return span === "more" ? put(longer, { span: text }) : text;
};

const put = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w{1,20})\}/g, (whole, name: string) => values[name] ?? whole);
