import type { CodingFigures } from "./coding.ts";
import type { Figures } from "./figures.ts";
import type { IdentifierFigures } from "./identifiers.ts";
import type { LanguageFigures } from "./language.ts";
import type { Ratio } from "./ratio.ts";

const percent = (share: Ratio): string => (share === null ? "–" : `${(100 * share).toFixed(1)} %`);
const number = (value: Ratio, digits = 1): string => (value === null ? "–" : value.toFixed(digits));
const row = (...cells: readonly (string | number)[]): string =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(34) : String(cell).padStart(12))).join("");

/** The figures as a page for people; `--json` is for machines. */
export function report({ messages, identifiers, language, coding, speed, cold }: Figures): string {
  return [
    `${messages} messages`,
    ...identifierLines(identifiers),
    ...languageLines(language),
    ...codingLines(coding),
    "",
    row("understanding a message, p50 / p99", `${number(speed.p50, 0)} µs`, `${number(speed.p99, 0)} µs`),
    ...(cold
      ? [row("cold load, memory", `${number(cold.loadMilliseconds)} ms`, `${number(cold.memoryMegabytes)} MB`)]
      : []),
  ].join("\n");
}

function identifierLines({
  byLabel,
  structured,
  names,
  namesByLanguage,
  all,
  overRedaction,
}: IdentifierFigures): string[] {
  const line = (name: string, leaks: typeof all) =>
    row(name, leaks.gold, leaks.leaked, percent(leaks.recall), number(leaks.leakedPer1000Messages));
  return [
    "",
    row("IDENTIFIERS", "marked", "leaked", "recall", "per 1,000"),
    ...Object.entries(byLabel).map(([label, leaks]) => line(label, leaks)),
    line("structured (all but names)", structured),
    line("names, introduced or not", names),
    line("all", all),
    "",
    row("NAMES BY LANGUAGE", "marked", "leaked", "recall", "per 1,000"),
    ...Object.entries(namesByLanguage).map(([lang, leaks]) => line(lang, leaks)),
    "",
    row("TOO MUCH MASKED"),
    row("letters and digits outside marks", percent(overRedaction.charactersMasked)),
    row(
      "messages without identifiers",
      percent(overRedaction.messagesWithoutIdentifiersTouched),
      `of ${overRedaction.messagesWithoutIdentifiers}`,
    ),
    row("places lost", percent(overRedaction.placesLost), `of ${overRedaction.places}`),
    "(A mark does not say what introduced a name; recall of names is that of all names.)",
  ];
}

function languageLines({
  messages,
  accuracy,
  accuracyDariWithPersian,
  byLanguage,
  confusion,
}: LanguageFigures): string[] {
  return [
    "",
    row("LANGUAGE", percent(accuracy), `of ${messages}`),
    row("  Dari counted with Persian", percent(accuracyDariWithPersian)),
    ...Object.entries(byLanguage)
      .filter(([, figures]) => figures.accuracy !== 1)
      .map(([lang, figures]) => row(`  ${lang}`, percent(figures.accuracy), `of ${figures.messages}`)),
    ...Object.entries(confusion).map(([pair, count]) => row(`  ${pair}`, count)),
  ];
}

function codingLines({ type, topics, sensitive, urgency }: CodingFigures): string[] {
  const { byClass, byLanguage } = sensitive;
  return [
    "",
    row("TYPE", percent(type.accuracy), `macro-F1 ${number(type.macroF1, 3)}`),
    row("  marked ↓ found →", ...Object.keys(type.confusion)),
    ...Object.entries(type.confusion).map(([gold, found]) => row(`  ${gold}`, ...Object.values(found))),
    row("TOPICS micro-F1", number(topics.microF1, 3), `P ${percent(topics.precision)}`, `R ${percent(topics.recall)}`),
    "",
    row("SENSITIVE", "marked", "recall", "named / false"),
    row("  all", sensitive.gold, percent(sensitive.recall), percent(sensitive.falseFlagRate)),
    row("  precision", percent(sensitive.precision)),
    ...Object.entries(byClass).map(([name, { gold, recall, named }]) =>
      row(`  ${name}`, gold, percent(recall), percent(named ?? null)),
    ),
    ...Object.entries(byLanguage).map(([lang, { gold, recall, falseFlagRate }]) =>
      row(`  ${lang}`, gold, percent(recall), percent(falseFlagRate ?? null)),
    ),
    "",
    row("URGENCY", percent(urgency.accuracy)),
    row(
      "  immediate danger: recall, precision",
      percent(urgency.immediateRecall),
      percent(urgency.immediatePrecision),
      `of ${urgency.immediate}`,
    ),
  ];
}
