import type { Topic } from "../../functions/domain/coding/coding.ts";
import type { ContactToken, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import type { Programme } from "../../functions/domain/settings/our-numbers.ts";
import { weekBefore, weekDays } from "../../functions/domain/statistics/week-days.ts";
import { pick, steps } from "./chance.ts";

/** A record as it was opened, and as it stood at the end of the last week. */
export type InventedRecord = { readonly opened: FeedbackRecord; readonly now: FeedbackRecord };

const hourMs = 3_600_000;
const types = { request: 0.34, question: 0.26, report: 0.2, observation: 0.12, praise: 0.08 } as const;
const abouts = { us: 0.4, partner: 0.14, authority: 0.2, unknown: 0.26 } as const;
const usual: Partial<Record<Topic, number>> = {
  information: 0.2,
  food: 0.18,
  legal_documentation: 0.15,
  health: 0.14,
  shelter: 0.12,
  cash: 0.09,
  transport: 0.07,
  wash: 0.05,
};
/** In the last week the water fails: something rises that a digest has to notice. */
const dry: Partial<Record<Topic, number>> = { ...usual, wash: 0.4 };

/**
 * Coded rows without text of so many weeks up to `last`, all invented: the same at every call. Some stay unanswered,
 * and of one language of the programme's profile nobody writes.
 */
export const earlierWeeks = (programme: Programme, last: string, weeks = 8): readonly InventedRecord[] =>
  Array.from({ length: weeks }, (_, ago) => weekBefore(last, weeks - 1 - ago)).flatMap((week, at) => {
    const next = steps(`${programme.id} ${week}`);
    const records = Math.round(38 + 14 * next() + (week === last ? 12 : 0));
    return Array.from({ length: records }, (_, each) =>
      recordOf(programme, week, last, `${at}`.padStart(2, "0") + `${each}`.padStart(3, "0"), next),
    );
  });

const recordOf = (programme: Programme, week: string, last: string, name: string, next: () => number) => {
  const isLast = week === last;
  const opened = opening(programme, week, isLast, name, next);
  const end = (weekDays(last)?.[1].getTime() ?? 0) + 24 * hourMs;
  const at = (hours: number) => new Date(Date.parse(opened.openedAt) + hours * hourMs).toISOString();
  const answeredAfter = 2 + 90 * next() ** 2;
  const waits = next() < (isLast ? 0.3 : 0.03) || Date.parse(at(answeredAfter)) > end;
  if (waits) return { opened, now: opened };
  const closedAfter = answeredAfter + 4 + 60 * next();
  const closed = next() < 0.8 && Date.parse(at(closedAfter)) < end;
  const told = closed && next() < 0.7;
  const now: FeedbackRecord = {
    ...opened,
    firstResponseAt: at(answeredAfter),
    lifecycle: closed ? "closed" : "in_progress",
    status: closed ? "action_taken" : "under_review",
    ...(closed && { closedAt: at(closedAfter) }),
    ...(told && { loop: { by: next() < 0.8 ? "message" : "call", at: at(closedAfter) } as const }),
    ...(told &&
      next() < 0.5 && { satisfaction: { score: 1 + Math.floor(5 * next() ** 0.5), at: at(closedAfter + 1) } }),
    version: 2,
  };
  return { opened, now };
};

const opening = (
  programme: Programme,
  week: string,
  isLast: boolean,
  name: string,
  next: () => number,
): FeedbackRecord => {
  const [monday = new Date(0)] = weekDays(week) ?? [];
  const openedAt = new Date(monday.getTime() + (6 + next() * 24 * 6.5) * hourMs).toISOString();
  const unheard = Object.keys(programme.languages).at(3);
  const heard: Programme["languages"] = Object.fromEntries(
    Object.entries(programme.languages).filter(([code]) => code !== unheard),
  );
  const type = pick(types, next());
  const [number] = programme.numbers;
  return {
    reference: `HBWEEK${programme.id.slice(0, 1).toUpperCase()}${name}` as ReferenceCode,
    contact: `invented-${programme.id}-${name}` as ContactToken,
    programme: programme.id,
    number: number?.address ?? "",
    channel: next() < 0.62 ? "whatsapp" : "sms",
    language: pick(heard, next()),
    type,
    topics: [pick(isLast ? dry : usual, next())],
    codes: [],
    about: pick(abouts, next()),
    sensitive: [],
    sensitivity: "non_sensitive",
    urgency: "normal",
    contactWishes: [],
    writerMayBeChild: false,
    tracks: type === "report" && next() < 0.5 ? ["complaint"] : ["feedback"],
    criticality: type === "praise" || type === "observation" ? "monitor" : "action_needed",
    lifecycle: "open",
    status: "under_review",
    assignee: undefined,
    openedAt,
    lastMessageAt: openedAt,
    closedAt: undefined,
    firstResponseAt: undefined,
    dueAt: new Date(Date.parse(openedAt) + (type === "observation" ? 30 : 5) * 24 * hourMs).toISOString(),
    messages: 1,
    attachments: 0,
    ...(programme.sites.length > 0 && { site: programme.sites[Math.floor(next() ** 2 * programme.sites.length)]?.id }),
    version: 1,
  };
};
