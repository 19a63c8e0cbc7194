import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CallStep, callLegs, isOver, stepOf } from "../../functions/domain/conversation/call-progress.ts";
import { isSafeToCall } from "../../functions/domain/feedback/call.ts";
import { isCallable, readMissedCall } from "../../functions/domain/feedback/missed-call.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { aRecord } from "../a-record.ts";

describe("whether somebody may be called", () => {
  test.each<[string, Partial<FeedbackRecord>, boolean]>([
    ["who said nothing of it", {}, true],
    ["who wants no calls", { contactWishes: ["no_call"] }, false],
    ["who wants text alone", { contactWishes: ["text_only"] }, false],
    ["who wanted no calls and then asked for one", { contactWishes: ["no_call"], callWishedAt: "2026-11-16" }, true],
    ["who has stopped messages", { stoppedAt: "2026-11-16", callWishedAt: "2026-11-16" }, false],
    ["of whom somebody found that they may not be contacted", { safeContact: "no", callWishedAt: "2026-11-16" }, false],
    ["of whom somebody found that text alone is safe", { safeContact: "text" }, false],
    ["who told something sensitive", { sensitivity: "sensitive" }, false],
    ["who told something sensitive and asked for a call", { sensitivity: "sensitive", callWishedAt: "2026" }, false],
    ["who told something sensitive, at some times", { sensitivity: "sensitive", safeContact: "times" }, false],
    ["who told something sensitive, and calls are safe", { sensitivity: "sensitive", safeContact: "call" }, true],
    ["whose message a person entered", { origin: "walk_in" }, false],
  ])("%s: %s", (_, record, is) => {
    expect(isSafeToCall(aRecord(record))).toBe(is);
  });
});

describe("the reports on a call", () => {
  const statuses = ["initiated", "ringing", "in-progress", "completed", "busy", "no-answer", "canceled", "failed"];
  const told = (steps: readonly (readonly [(typeof callLegs)[number], string])[]) =>
    steps
      .flatMap(([leg, status]) => stepOf(leg, status) ?? [])
      .reduce<CallStep | undefined>(
        (furthest, step) => (step.rank > (furthest?.rank ?? 0) ? step : furthest),
        undefined,
      );

  const report = fc.tuple(fc.constantFrom(...callLegs), fc.constantFrom(...statuses));

  test("come to the same in whatever order they are told", () =>
    fc.assert(
      fc.property(fc.array(report, { minLength: 1, maxLength: 8 }), (reports) => {
        expect(told(reports)?.rank).toBe(told([...reports].reverse())?.rank);
      }),
    ));

  test.each<[string, readonly (readonly [(typeof callLegs)[number], string])[], string]>([
    [
      "the officer does not answer",
      [
        ["officer", "ringing"],
        ["officer", "no-answer"],
      ],
      "missed",
    ],
    [
      "the person does not",
      [
        ["officer", "in-progress"],
        ["person", "no-answer"],
        ["officer", "completed"],
      ],
      "missed",
    ],
    [
      "both speak",
      [
        ["officer", "in-progress"],
        ["person", "in-progress"],
        ["officer", "completed"],
      ],
      "answered",
    ],
    [
      "the end comes before the answer",
      [
        ["officer", "completed"],
        ["person", "completed"],
      ],
      "answered",
    ],
    [
      "the person's number does not exist",
      [
        ["officer", "in-progress"],
        ["person", "failed"],
      ],
      "failed",
    ],
    [
      "the person's telephone rings",
      [
        ["officer", "in-progress"],
        ["person", "ringing"],
      ],
      "ringing",
    ],
  ])("where %s", (_, reports, state) => {
    expect(told(reports)?.state).toBe(state);
  });

  test("say nothing in words that we do not know, and end with the officer's half", () => {
    expect(stepOf("person", "constructor")).toBeUndefined();
    expect([isOver("officer", "completed"), isOver("person", "completed"), isOver("officer", "ringing")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test.each([
  ["+447700900123", true],
  ["+266696687", false],
  ["+7378742833", false],
  ["anonymous", false],
  ["", false],
  ["+1", false],
])("a caller who shows %s can be called back: %s", (From, can) => {
  const call = readMissedCall({ From, To: "+15550100", CallSid: "CA1", AccountSid: "AC1", FromCity: "SOMEWHERE" });
  expect(isCallable(call)).toBe(can);
  expect(JSON.stringify(call)).not.toContain("SOMEWHERE");
});
