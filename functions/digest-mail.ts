import type { Mail } from "./adapters/mail.ts";
import { workbook } from "./adapters/workbook.ts";
import type { Programme } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { type Bulletin, newsOf } from "./domain/statistics/bulletin.ts";
import { type Copies, type DigestInput, digest } from "./domain/statistics/digest.ts";
import { digestHtml } from "./domain/statistics/digest-html.ts";
import { digestSheet } from "./domain/statistics/digest-sheet.ts";
import { digestText } from "./domain/statistics/digest-text.ts";
import { digestTexts } from "./domain/statistics/digest-texts.ts";
import type { HarmRelease } from "./domain/statistics/harm.ts";
import type { Subscription } from "./domain/statistics/subscription.ts";
import { weekDays } from "./domain/statistics/week-days.ts";
import type { WeekFigures } from "./domain/statistics/week-figures.ts";

export type DigestContent = {
  readonly settings: Settings;
  readonly programme: Programme;
  readonly week: string;
  readonly history: readonly [WeekFigures, ...WeekFigures[]];
  readonly bulletins: readonly Bulletin[];
  readonly copies: Copies | undefined;
  readonly harm: readonly HarmRelease[];
};
type Reader = Pick<Subscription, "kind" | "email" | "language" | "frequency">;

const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const dayMs = 86_400_000;

/** A digest in every form that it has: words, plain text, HTML, lines of a sheet. */
export const digestIn = (content: DigestContent, reader: Reader, stopUrl: string | undefined) => {
  const input = inputFor(content, reader, stopUrl);
  const texts = digestTexts(reader.language);
  const words = digest(input, texts);
  return { words, text: digestText(words), html: digestHtml(words), lines: digestSheet(input, texts) };
};

/** A digest as the mail that a reader gets, with its tables as a sheet. */
export const digestMail = async (
  content: DigestContent,
  reader: Reader,
  stopUrl: string | undefined,
): Promise<Mail> => {
  const { words, text, html, lines } = digestIn(content, reader, stopUrl);
  const { week, programme } = content;
  return {
    to: reader.email,
    subject: words.subject,
    text,
    html,
    attachments: [
      {
        filename: `${programme.id}-${week}.xlsx`,
        contentType: sheetType,
        content: await workbook(week, lines, words.direction),
      },
    ],
    unsubscribeUrl: stopUrl,
  };
};

const inputFor = (
  { settings, programme, week, history, bulletins, copies, harm }: DigestContent,
  { kind, language, frequency }: Reader,
  stopUrl: string | undefined,
): DigestInput => {
  const [now, ...before] = history;
  const [, sunday = new Date(0)] = weekDays(week) ?? [];
  const readAt = new Date(sunday.getTime() + 2 * dayMs);
  return {
    kind,
    programme,
    week,
    history: [now[kind], ...before.map((figures) => figures[kind])],
    ...settings.suppression,
    news: newsOf(bulletins, { languages: [language, programme.defaultLanguage, "en"], now: readAt }).slice(0, 5),
    copies,
    messagePrice: settings.messagePrice,
    harm: harm.filter(({ releasedAt }) => isNew(releasedAt, readAt)),
    consoleUrl: settings.consoleOrigins[0],
    frequency: frequency === "monthly" ? "monthly" : "weekly",
    stopUrl,
  };
};

/** Figures of a quarter stand in the digests of the four weeks after their release. */
const isNew = (releasedAt: string, readAt: Date): boolean => {
  const age = readAt.getTime() - Date.parse(releasedAt);
  return age < 28 * dayMs;
};
