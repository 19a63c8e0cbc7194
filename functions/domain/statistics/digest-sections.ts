import type { DigestInput } from "./digest.ts";
import { health } from "./digest-health.ts";
import { type DigestSection, lines } from "./digest-section.ts";
import type { DigestTexts } from "./digest-texts.ts";
import type { Words } from "./digest-words.ts";
import type { HarmClass } from "./harm.ts";
import { risingTopics } from "./rising.ts";
import { type TableName, tables } from "./tables.ts";
import { unheardLanguages } from "./unheard.ts";
import { weekBefore } from "./week-days.ts";

/** Everything below the decisions, in the order in which a manager asks for it. */
export const sections = (input: DigestInput, texts: DigestTexts, words: Words): readonly DigestSection[] => {
  const isQuiet = input.history[0].roots.received === null;
  const table = (...names: readonly TableName[]) =>
    isQuiet ? [] : names.flatMap((name) => tableOf(name, input, texts, words));
  const isForManagers = input.kind === "managers";
  return [
    weeks(input, texts, words),
    ...table("class", "topic"),
    ...(isQuiet || !isForManagers ? [] : [rising(input, texts, words)]),
    ...table("site", "language"),
    ...(isQuiet || !isForManagers ? [] : [unheard(input, texts, words)]),
    clocks(input, texts, words),
    ...(Object.keys(input.history[0].tables.overdue ?? {}).length > 0 ? tableRows("overdue", input, texts, words) : []),
    ...table("progress", "loop").filter(isShown),
    ...table("rumour"),
    ...(isForManagers ? [news(input, texts), ...input.harm.map((release) => harm(release, texts, words))] : []),
    // A table of which nothing can be shown is left out here; the sheet has all of them.
    ...table("type", "track", "about", "channel").filter(isShown),
    ...(isForManagers ? [health(input, texts, words)] : []),
    lines("protected", texts.headings.protected, [words.fill(texts.protect), texts.silence]),
    lines("mail", texts.headings.mail, [texts.attachment, texts.frequency[input.frequency]]),
  ];
};

const isShown = ({ rows }: DigestSection): boolean => rows.length > 0;

/** Eight weeks, the oldest first; what was too small to show has no bar. */
const weeks = ({ history, week }: DigestInput, texts: DigestTexts, words: Words): DigestSection => {
  const most = Math.max(1, ...history.map(({ roots }) => roots.received ?? 0));
  const rows = history.map(({ roots: { received } }, ago) => ({
    label: words
      .fill(texts.week, { number: words.weekNumber(weekBefore(week, ago)), days: "" })
      .replace(/[,،]\s*$/, ""),
    value: received === null ? words.fill(texts.share.fewer) : words.number(received),
    share: (received ?? 0) / most,
  }));
  return { name: "weeks", caption: texts.headings.weeks, lines: [], rows: rows.toReversed(), note: undefined };
};

const tableOf = (name: TableName, input: DigestInput, texts: DigestTexts, words: Words): readonly DigestSection[] =>
  input.history[0].tables[name] === undefined || name === "overdue" ? [] : tableRows(name, input, texts, words);

/** The most first, but for where records stand, which has an order of its own. */
const tableRows = (name: TableName, { history, programme }: DigestInput, texts: DigestTexts, words: Words) => {
  const cells = Object.entries(history[0].tables[name] ?? {});
  const inOrder = tables.progress.rows.flatMap((row) => cells.filter(([cell]) => cell === row));
  const shown = name === "progress" ? inOrder : cells.toSorted(([, a], [, b]) => b - a);
  const most = Math.max(1, ...cells.map(([, count]) => count));
  const all = name === "site" ? (programme.sites?.length ?? 0) + 1 : tables[name].rows.length;
  const missing = shown.length > 0 ? texts.rest : texts.withheld;
  return [
    {
      name,
      caption: texts.tables[name],
      lines: [],
      rows: shown.map(([row, count]) => ({
        label: words.first(words.label(name, row)),
        value: words.number(count),
        share: count / most,
      })),
      note: shown.length < all ? missing : undefined,
    },
  ] satisfies readonly DigestSection[];
};

const unheard = ({ history, programme, k }: DigestInput, texts: DigestTexts, words: Words): DigestSection => {
  const codes = unheardLanguages(history[0], programme.languages, k);
  const languages = words.list(codes.map((code) => words.label("language", code)));
  return lines("unheard", texts.headings.unheard, [
    codes.length > 0 ? words.fill(texts.unheard, { languages }) : texts.unheardNone,
  ]);
};

const rising = ({ history, k }: DigestInput, texts: DigestTexts, words: Words): DigestSection => {
  const found = risingTopics(history, k).map(({ topic, count, usual }) =>
    words.first(
      words.fill(texts.rising, {
        topic: words.label("topic", topic),
        n: words.number(count),
        usual: words.number(usual),
      }),
    ),
  );
  return lines("rising", texts.headings.rising, found.length > 0 ? found : [texts.risingNone]);
};

const clocks = ({ history: [now], percentageBase }: DigestInput, texts: DigestTexts, words: Words): DigestSection => {
  const { shares, median, p90, oldestWeeks, tables: shown } = now;
  const { answers } = texts;
  const said: (string | false)[] = [
    shares.due !== null && words.fill(answers.inTime, { share: words.share(shares.due) }),
    shares.due !== null &&
      shares.due.whole >= percentageBase &&
      words.fill(texts.target, { percent: words.percent(0.9) }),
    shares.told !== null && words.fill(answers.told, { share: words.share(shares.told) }),
    shares.satisfied !== null && words.fill(answers.satisfied, { share: words.share(shares.satisfied) }),
    median === "waiting" && answers.medianWaiting,
    median !== null && median !== "waiting" && words.fill(answers.median, { span: words.span(median) }),
    p90 === "waiting" && median !== "waiting" && answers.p90Waiting,
    p90 !== null && p90 !== "waiting" && words.fill(answers.p90, { span: words.span(p90) }),
    oldestWeeks !== null && oldestWeeks > 0 && words.plural(texts.oldest, oldestWeeks),
    shown.overdue !== undefined && Object.keys(shown.overdue).length === 0 && words.fill(answers.overdueNone),
  ];
  return lines(
    "clocks",
    texts.headings.clocks,
    said.filter((line) => line !== false),
  );
};

/** Of a quarter and a country, as a protection focal point released it. */
const harm = ({ quarter, figures }: DigestInput["harm"][number], texts: DigestTexts, words: Words): DigestSection => {
  const told = Object.entries(figures).map(
    ([name, count]) => `${texts.harm.classes[name as HarmClass]}: ${words.number(count)}`,
  );
  const [year = "", number = ""] = quarter.split("-Q");
  const caption = words.fill(texts.harm.heading, { quarter: number, year });
  const note = words.fill(told.length > 0 ? texts.harm.note : texts.harm.few);
  return { ...lines("harm", caption, told), note };
};

const news = ({ news: items }: DigestInput, texts: DigestTexts): DigestSection =>
  lines(
    "news",
    texts.headings.news,
    items.length > 0 ? items.map(({ said, did }) => `${said} — ${did}`) : [texts.newsNone],
  );
