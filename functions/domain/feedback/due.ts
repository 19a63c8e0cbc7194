import type { Coding } from "../coding/coding.ts";
import type { Settings } from "../settings.ts";
import { criticality } from "./criticality.ts";
import { addWorkingDays, type WorkingCalendar } from "./working-time.ts";

export type Clocks = Settings["clocks"];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * When something must have happened with a new record: the first of the clocks that apply to it.
 * Which of them run in working days and which by the calendar is a decision of its own (docs/decisions.md).
 */
export const dueAt = (coding: Coding, openedAt: Date, clocks: Clocks, calendar: WorkingCalendar): Date => {
  const working = (days: number) => addWorkingDays(openedAt, days, calendar).getTime();
  const after = (milliseconds: number) => openedAt.getTime() + milliseconds;
  const dues = [
    inDanger(coding) && after(clocks.dangerNowMinutes * minute),
    recentViolence(coding) && after(clocks.recentSexualViolenceHours * hour),
    coding.sensitivity === "sensitive" && after(clocks.sensitiveForwardedHours * hour),
    coding.sensitivity === "to_be_clarified" && working(clocks.clarifySensitivityWorkingDays),
    criticality(coding) === "urgent" && after(clocks.urgentHours * hour),
    (coding.type === "question" || coding.type === "request") && working(clocks.firstResponseWorkingDays),
    coding.tracks.includes("complaint") && after(clocks.complaintAnswerDays * day),
    after(clocks.unansweredDays * day),
  ];
  return new Date(Math.min(...dues.filter((due) => due !== false)));
};

/** Life or safety at risk now: the person on duty answers within minutes. */
export const inDanger = ({ sensitive, urgency }: Pick<Coding, "sensitive" | "urgency">): boolean =>
  urgency === "immediate" && (sensitive.includes("life_threat") || sensitive.includes("self_harm"));

/** Sexual violence that presses: help within 72 hours matters, so it is seen within two. */
export const recentViolence = ({ sensitive, urgency }: Pick<Coding, "sensitive" | "urgency">): boolean =>
  urgency !== "normal" && (sensitive.includes("gbv") || sensitive.includes("sea"));

const careHours = 72;

/** What is left of the hours in which medical help matters most, counted from when it was told: it may be less. */
export const careHoursLeft = (
  record: Pick<Coding, "sensitive" | "urgency"> & { readonly openedAt: string; readonly lifecycle: string },
  now: Date,
): number | null =>
  recentViolence(record) && record.lifecycle !== "closed"
    ? Math.max(0, Math.floor(careHours - (now.getTime() - Date.parse(record.openedAt)) / hour))
    : null;
