import { digestContent } from "../digest-content.ts";
import { digestIn, digestMail } from "../digest-mail.ts";
import { invalidRequest, notFound } from "../domain/errors.ts";
import type { Language } from "../domain/language/language.ts";
import type { Programme } from "../domain/settings/our-numbers.ts";
import { dueWeek } from "../domain/statistics/due-week.ts";
import type { DigestKind } from "../domain/statistics/figures.ts";
import { isoWeek } from "../domain/statistics/iso-week.ts";
import { weekBefore, weekDays } from "../domain/statistics/week-days.ts";
import type { Officer } from "../triage/officer.ts";
import type { Actions, PublishParts } from "./parts.ts";
import { programmeOf } from "./programme-of.ts";

/** What was shown two years ago and more is not looked up any longer. */
const mostWeeksBack = 104;

type Wanted = {
  readonly week?: string | undefined;
  readonly language?: Language | undefined;
  readonly kind: DigestKind;
};

/** Looking at a digest, and mailing it to oneself. */
export const digests = (parts: PublishParts): Actions<"previewDigest" | "sendTestDigest"> => ({
  previewDigest: async ({ params, query, officer }) => {
    const { content, reader } = await editionFor(parts, officer, params.programme, query);
    const { words, text, html, lines } = digestIn(content, reader, undefined);
    const figures = lines.flatMap(([, , code, , , count]) =>
      typeof code === "string" && typeof count === "number" ? [{ code, count }] : [],
    );
    return { ...named(content, reader), subject: words.subject, text, html, figures };
  },
  sendTestDigest: async ({ params, body, officer }) => {
    const { content, reader } = await editionFor(parts, officer, params.programme, body);
    await parts.mail(await digestMail(content, reader, undefined));
    return named(content, reader);
  },
});

const named = (
  { programme, week }: { readonly programme: Programme; readonly week: string },
  { kind, language }: { readonly kind: DigestKind; readonly language: Language },
) => ({ programme: programme.id, week, kind, language });

/** The content of a week's digest and its reader: whoever asks, at the address of the directory. */
const editionFor = async (parts: PublishParts, officer: Officer, id: string, wanted: Wanted) => {
  const programme = programmeOf(parts.settings, officer, id);
  const email = await emailOf(parts, officer);
  const isLead = email.toLowerCase() === programme.integrityLead.email.toLowerCase();
  // Misconduct is for the integrity lead alone: for nobody else there is such a digest.
  if (wanted.kind === "integrity" ? !isLead : !mayReadManagers(officer)) throw notFound();
  const week = weekOf(programme, wanted.week, parts.now());
  const content = await digestContent(parts, programme, week);
  const language = wanted.language ?? programme.defaultLanguage;
  return { content, reader: { kind: wanted.kind, email, language, frequency: "weekly" as const } };
};

const mayReadManagers = ({ roles }: Officer): boolean => roles.includes("manager") || roles.includes("supervisor");

/** Who is not in the directory has no programme either, and does not get here. */
export const emailOf = async ({ directory }: Pick<PublishParts, "directory">, { id }: Officer): Promise<string> => {
  const person = await directory.person(id);
  if (!person) throw notFound();
  return person.email;
};

const weekOf = (programme: Programme, wanted: string | undefined, now: Date): string => {
  const current = isoWeek(now, programme.timeZone);
  if (wanted === undefined) return dueWeek(programme, now).week;
  const isOld = wanted < weekBefore(current, mostWeeksBack);
  if (!weekDays(wanted) || wanted >= current || isOld) throw invalidRequest(["week"]);
  return wanted;
};
