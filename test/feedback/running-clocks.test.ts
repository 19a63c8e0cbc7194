import { describe, expect, test } from "vitest";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { type ClockName, runningClocks } from "../../functions/domain/feedback/running-clocks.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import settingsFile from "../../settings.json" with { type: "json" };
import { aRecord } from "../a-record.ts";

const { clocks } = parseSettings({ ...settingsFile, clocks: {} });
const calendar = {
  timeZone: "UTC",
  workingDays: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  workingHours: { from: "08:00", to: "17:00" },
};
/** A Friday afternoon. */
const friday = "2026-11-20T15:00:00.000Z";
const dueOf = (clock: ClockName, told: Partial<FeedbackRecord>): string | undefined =>
  runningClocks(aRecord({ openedAt: friday, ...told }), clocks, calendar, new Date(friday)).find(
    (each) => each.clock === clock,
  )?.dueAt;

describe("a clock that begins on a Friday afternoon", () => {
  test.each<[ClockName, Partial<FeedbackRecord>, string]>([
    ["dangerNowMinutes", { sensitive: ["life_threat"], urgency: "immediate" }, "2026-11-20T15:15:00.000Z"],
    ["sensitiveForwardedHours", { sensitivity: "sensitive" }, "2026-11-21T15:00:00.000Z"],
    ["urgentHours", { criticality: "urgent" }, "2026-11-23T15:00:00.000Z"],
    ["complaintAnswerDays", { tracks: ["complaint"] }, "2026-12-20T15:00:00.000Z"],
  ])("runs by the calendar: %s", (clock, told, due) => {
    expect(dueOf(clock, told)).toBe(due);
  });

  test.each<[ClockName, Partial<FeedbackRecord>, string]>([
    ["clarifySensitivityWorkingDays", { sensitivity: "to_be_clarified" }, "2026-11-23T15:00:00.000Z"],
    ["firstResponseWorkingDays", { type: "question" }, "2026-11-27T15:00:00.000Z"],
    ["outcomeToldHours", { outcomeAt: friday }, "2026-11-24T15:00:00.000Z"],
  ])("waits for the office: %s", (clock, told, due) => {
    expect(dueOf(clock, told)).toBe(due);
  });
});
