import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Coding } from "../../functions/domain/coding/coding.ts";
import { dueAt } from "../../functions/domain/feedback/due.ts";
import { addWorkingDays } from "../../functions/domain/feedback/working-time.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { aRecord } from "../a-record.ts";

const { clocks } = parseSettings(JSON.parse(readFileSync(new URL("../../settings.json", import.meta.url), "utf8")));
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const calendar = { timeZone: "Africa/Tunis", workingDays: weekdays };
const friday = new Date("2026-11-20T10:00:00Z");

const plain: Coding = { ...aRecord({ type: "praise" }), why: [] };

describe("what is due", () => {
  test.each<[string, Partial<Coding>, string]>([
    [
      "danger now in 15 minutes",
      { sensitive: ["life_threat"], sensitivity: "sensitive", urgency: "immediate" },
      "2026-11-20T10:15:00.000Z",
    ],
    [
      "a sensitive record in 24 hours, weekend or not",
      { sensitivity: "sensitive", urgency: "high" },
      "2026-11-21T10:00:00.000Z",
    ],
    ["what is to be clarified in one working day", { sensitivity: "to_be_clarified" }, "2026-11-23T10:00:00.000Z"],
    ["what is urgent in 72 hours", { urgency: "high" }, "2026-11-23T10:00:00.000Z"],
    ["a question in five working days", { type: "question" }, "2026-11-27T10:00:00.000Z"],
    ["a complaint in 30 days", { type: "report", tracks: ["complaint"] }, "2026-12-20T10:00:00.000Z"],
  ])("is %s", (_, coding, due) => {
    expect(dueAt({ ...plain, ...coding }, friday, clocks, calendar).toISOString()).toBe(due);
  });

  test("counts working days where the programme is, not where the server is", () => {
    const lateFriday = new Date("2026-11-20T23:30:00Z");
    const inTokyo = addWorkingDays(lateFriday, 1, { timeZone: "Asia/Tokyo", workingDays: weekdays });
    expect(inTokyo.toISOString()).toBe("2026-11-22T23:30:00.000Z");
  });

  test("counts every day for a programme that says no working day", () => {
    expect(addWorkingDays(friday, 2, { timeZone: "UTC", workingDays: [] }).toISOString()).toBe(
      "2026-11-22T10:00:00.000Z",
    );
  });
});
