import type { Clocks } from "./due.ts";

export const noticeKinds = [
  "danger",
  "violence",
  "sensitive",
  "opening",
  "hold",
  "conflict",
  "hand_over",
  "call",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Who is told, from the one on duty upwards; where a rung has nobody (new), the next one is told. */
export const rungs = ["on_duty", "backup", "focal_points", "supervisors", "outside"] as const;
export type Rung = (typeof rungs)[number];

/** A step: how long after the one before, and whom it adds to those told so far, who are all reminded. */
export type Step = { readonly afterMs: number; readonly adds?: Rung };

type Clock = "dangerNowMinutes" | "recentSexualViolenceHours" | "sensitiveForwardedHours" | "sensitiveDecidedHours";
type Row = { readonly clock: Clock; readonly times: number; readonly adds?: Rung };

/** The escalation as data: each wait is so many times a clock of the settings. After the last step it is over. */
const escalations: Readonly<Record<NoticeKind, readonly Row[]>> = {
  danger: [
    { clock: "dangerNowMinutes", times: 0, adds: "on_duty" },
    { clock: "dangerNowMinutes", times: 1, adds: "backup" },
    { clock: "dangerNowMinutes", times: 1, adds: "supervisors" },
    { clock: "dangerNowMinutes", times: 1, adds: "outside" },
    { clock: "dangerNowMinutes", times: 2 },
    { clock: "dangerNowMinutes", times: 4 },
    { clock: "dangerNowMinutes", times: 16 },
    { clock: "dangerNowMinutes", times: 96 },
  ],
  violence: [
    { clock: "recentSexualViolenceHours", times: 0, adds: "on_duty" },
    { clock: "recentSexualViolenceHours", times: 0.5, adds: "backup" },
    { clock: "recentSexualViolenceHours", times: 0.5, adds: "supervisors" },
    { clock: "recentSexualViolenceHours", times: 1, adds: "outside" },
    { clock: "recentSexualViolenceHours", times: 4 },
    { clock: "recentSexualViolenceHours", times: 12 },
    { clock: "recentSexualViolenceHours", times: 24 },
  ],
  sensitive: [
    { clock: "sensitiveForwardedHours", times: 0, adds: "on_duty" },
    { clock: "sensitiveForwardedHours", times: 0.5 },
    { clock: "sensitiveForwardedHours", times: 0.5, adds: "backup" },
    { clock: "sensitiveForwardedHours", times: 1 },
    { clock: "sensitiveForwardedHours", times: 1, adds: "supervisors" },
    { clock: "sensitiveDecidedHours", times: 1, adds: "outside" },
    { clock: "sensitiveDecidedHours", times: 2 },
    { clock: "sensitiveDecidedHours", times: 4 },
  ],
  // These two are told to people who are named from the start: the second person, and who has set the hold.
  opening: [
    { clock: "sensitiveForwardedHours", times: 0 },
    { clock: "sensitiveForwardedHours", times: 1 },
    { clock: "sensitiveDecidedHours", times: 1, adds: "outside" },
    { clock: "sensitiveDecidedHours", times: 2 },
  ],
  hold: [
    { clock: "sensitiveForwardedHours", times: 0 },
    { clock: "sensitiveDecidedHours", times: 1 },
    { clock: "sensitiveDecidedHours", times: 2, adds: "supervisors" },
    { clock: "sensitiveDecidedHours", times: 4, adds: "outside" },
  ],
  hand_over: [
    { clock: "sensitiveForwardedHours", times: 0 },
    { clock: "sensitiveForwardedHours", times: 1 },
    { clock: "sensitiveDecidedHours", times: 1 },
  ],
  // About everybody who would read it: told to the outside person, who names somebody else.
  conflict: [
    { clock: "sensitiveForwardedHours", times: 0 },
    { clock: "sensitiveForwardedHours", times: 1 },
    { clock: "sensitiveDecidedHours", times: 1 },
    { clock: "sensitiveDecidedHours", times: 2 },
  ],
  // Whoever has taken the record, from the start; else who is on duty.
  call: [
    { clock: "sensitiveForwardedHours", times: 0 },
    { clock: "sensitiveForwardedHours", times: 1, adds: "backup" },
    { clock: "sensitiveDecidedHours", times: 1, adds: "supervisors" },
  ],
};

/** The steps for a kind of notice under the clocks of a deployment. */
export const stepsOf = (kind: NoticeKind, clocks: Clocks): readonly Step[] =>
  escalations[kind].map(({ clock, times, adds }) => ({
    afterMs: times * clocks[clock] * (clock.endsWith("Minutes") ? 60_000 : 3_600_000),
    ...(adds && { adds }),
  }));
