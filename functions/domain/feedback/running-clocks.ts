import type { Settings } from "../settings.ts";
import { inDanger, recentViolence } from "./due.ts";
import type { FeedbackRecord } from "./record.ts";
import { addWorkingDays, addWorkingHours, type WorkingCalendar } from "./working-time.ts";

export type ClockName = keyof Settings["clocks"];
/** A clock of a record; `waiting`: it waits for the person's answer, and what is late by that is not late by us. */
export type RunningClock = {
  readonly clock: ClockName;
  readonly dueAt: string;
  readonly state: "running" | "overdue" | "waiting";
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The clocks that run for a record now, the first first. What is danger, sensitive or urgent runs by the calendar and
 * waits for nobody; so do the thirty days that people are promised. The first response and the telling of an outcome run
 * in the programme's working days. All of these show when it is the person who is awaited.
 */
export const runningClocks = (
  record: FeedbackRecord,
  clocks: Settings["clocks"],
  calendar: WorkingCalendar,
  now: Date,
): readonly RunningClock[] => {
  if (record.lifecycle === "closed") return [];
  const opened = new Date(record.openedAt);
  const after = (from: string, milliseconds: number) => () => new Date(Date.parse(from) + milliseconds).toISOString();
  const working = (days: number) => () => addWorkingDays(opened, days, calendar).toISOString();
  const untouched = record.lifecycle === "open";
  const unanswered = !record.firstResponseAt && !record.loop;
  const safe = record.safeContact !== "no";
  const rows: readonly (readonly [ClockName, boolean, () => string])[] = [
    ["dangerNowMinutes", untouched && inDanger(record), after(record.openedAt, clocks.dangerNowMinutes * minute)],
    [
      "recentSexualViolenceHours",
      untouched && recentViolence(record),
      after(record.openedAt, clocks.recentSexualViolenceHours * hour),
    ],
    [
      "sensitiveForwardedHours",
      untouched && record.sensitivity === "sensitive",
      after(record.openedAt, clocks.sensitiveForwardedHours * hour),
    ],
    [
      "sensitiveDecidedHours",
      record.sensitivity === "sensitive" && record.status === "under_review",
      after(record.openedAt, clocks.sensitiveDecidedHours * hour),
    ],
    [
      "clarifySensitivityWorkingDays",
      record.sensitivity === "to_be_clarified",
      working(clocks.clarifySensitivityWorkingDays),
    ],
    ["urgentHours", untouched && record.criticality === "urgent", after(record.openedAt, clocks.urgentHours * hour)],
    [
      "firstResponseWorkingDays",
      unanswered && (record.type === "question" || record.type === "request"),
      working(clocks.firstResponseWorkingDays),
    ],
    [
      "complaintAnswerDays",
      unanswered && record.tracks.includes("complaint"),
      after(record.openedAt, clocks.complaintAnswerDays * day),
    ],
    [
      "outcomeToldHours",
      safe && record.outcomeAt !== undefined && !record.loop,
      () =>
        addWorkingHours(new Date(record.outcomeAt ?? record.openedAt), clocks.outcomeToldHours, calendar).toISOString(),
    ],
    ["retaliationRecheckDays", record.recheckAt !== undefined, () => record.recheckAt ?? record.openedAt],
    ["unansweredDays", unanswered, after(record.openedAt, clocks.unansweredDays * day)],
  ];
  return rows
    .filter(([, runs]) => runs)
    .map(([clock, , due]) => {
      const dueAt = due();
      return { clock, dueAt, state: stateOf(record, clock, dueAt, now) };
    })
    .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
};

/** Clocks that no silence of the person stops. */
const urgent: readonly ClockName[] = [
  "dangerNowMinutes",
  "recentSexualViolenceHours",
  "sensitiveForwardedHours",
  "sensitiveDecidedHours",
  "urgentHours",
  "retaliationRecheckDays",
];

const stateOf = (
  { waitingSince }: FeedbackRecord,
  clock: ClockName,
  dueAt: string,
  now: Date,
): RunningClock["state"] => {
  if (waitingSince && waitingSince <= dueAt && !urgent.includes(clock)) return "waiting";
  return dueAt <= now.toISOString() ? "overdue" : "running";
};
