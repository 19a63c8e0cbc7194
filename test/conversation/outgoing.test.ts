import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hourMs, type Spent, spend } from "../../functions/domain/conversation/allowance.ts";
import { inPlainWords, isFinal, providerErrors } from "../../functions/domain/conversation/provider-errors.ts";
import { quietUntil } from "../../functions/domain/conversation/quiet-hours.ts";
import { languageOfCommand, theirLanguage } from "../../functions/domain/conversation/their-language.ts";

describe("quiet hours", () => {
  const night = { from: "21:00", to: "07:00" };
  const quiet = (at: string, told: Partial<Parameters<typeof quietUntil>[2]> = {}, hours = night) =>
    quietUntil(
      hours,
      "Africa/Tunis",
      { criticality: "action_needed", lastInboundAt: undefined, ...told },
      new Date(at),
    )?.toISOString();
  // Tunis is an hour ahead of UTC all year.
  test.each([
    ["2026-11-21T19:59:00.000Z", undefined],
    ["2026-11-21T20:00:00.000Z", "2026-11-22T06:00:00.000Z"],
    ["2026-11-21T23:30:00.000Z", "2026-11-22T06:00:00.000Z"],
    ["2026-11-22T05:59:00.000Z", "2026-11-22T06:00:00.000Z"],
    ["2026-11-22T06:00:00.000Z", undefined],
  ])("at %s an answer waits until %s", (at, until) => {
    expect(quiet(at)).toBe(until);
  });
  test("hold nothing urgent, and nobody who wrote within the hour", () => {
    expect(quiet("2026-11-21T23:30:00.000Z", { criticality: "urgent" })).toBeUndefined();
    expect(quiet("2026-11-21T23:30:00.000Z", { lastInboundAt: "2026-11-21T22:45:00.000Z" })).toBeUndefined();
    expect(quiet("2026-11-21T23:30:00.000Z", { lastInboundAt: "2026-11-21T22:15:00.000Z" })).toBeDefined();
  });
  test("may lie within a day, and may be none", () => {
    expect(quiet("2026-11-21T12:00:00.000Z", {}, { from: "12:30", to: "14:00" })).toBe("2026-11-21T13:00:00.000Z");
    expect(quiet("2026-11-21T12:00:00.000Z", {}, { from: "00:00", to: "00:00" })).toBeUndefined();
  });
});

describe("an allowance", () => {
  test("is never exceeded within its time, whenever the times are", () => {
    const gaps = fc.array(fc.nat(hourMs), { maxLength: 60 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 10 }), (waits, most) => {
        let at = 0;
        let spent: Spent | undefined;
        const done: number[] = [];
        for (const wait of waits) {
          at += wait;
          const { allowed, after } = spend(spent, { now: new Date(at), most, whileMs: hourMs });
          spent = after;
          if (allowed) done.push(at);
        }
        // Fixed hours: across their border at most twice as many, within one at most `most`.
        const hours = done.map((begin) => done.filter((other) => other >= begin && other < begin + hourMs).length);
        return hours.every((count) => count <= 2 * most) && (waits.length === 0 || done.length > 0);
      }),
    );
  });
});

describe("the provider's errors", () => {
  test.each([21610, 63016, 63024, 30004, 30005, 30006, 30007])("%i is final", (code) => {
    expect(isFinal(code)).toBe(true);
  });
  test.each([20429, 30001, 30003, 30008, 63018, 99999])("%i may pass", (code) => {
    expect(isFinal(code)).toBe(false);
  });
  test("are each said in plain words, without a code or an address", () => {
    for (const code of Object.keys(providerErrors).map(Number))
      expect(inPlainWords(code)).toMatch(/^[A-Z][A-Za-z0-9 ',:.]{10,110}\.$/);
    expect(inPlainWords(undefined)).toBe("The provider could not deliver it.");
  });
  test("are those that the emulated provider knows", () => {
    const emulated = readFileSync(new URL("../../local/twilio/twilio-error.ts", import.meta.url), "utf8");
    for (const code of [21211, 21610, 30003, 63016, 63024]) expect(emulated).toContain(String(code));
  });
});

test("a person's language is the one asked for, else as written, else as before", () => {
  expect(theirLanguage({ chosen: "ti", language: "am" }, "en")).toBe("ti");
  expect(theirLanguage({ language: "am" }, "en")).toBe("en");
  expect(theirLanguage({ language: "am" }, "und")).toBe("am");
  expect(theirLanguage(undefined, "und")).toBe("und");
  expect(languageOfCommand({ language: "so" }, "en")).toBe("so");
  expect(languageOfCommand(undefined, "en")).toBe("en");
  expect(languageOfCommand({ language: "so" }, "am")).toBe("am");
});
