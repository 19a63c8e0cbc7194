import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Coding,
  sensitiveClasses,
  sensitivities,
  tracks,
  urgencies,
} from "../../functions/domain/coding/coding.ts";
import { raised } from "../../functions/domain/coding/raise.ts";

const codings: fc.Arbitrary<Coding> = fc.record({
  type: fc.constantFrom("question", "report"),
  topics: fc.constant(["food" as const]),
  codes: fc.constant([]),
  about: fc.constantFrom("us", "unknown"),
  sensitive: fc.subarray([...sensitiveClasses]),
  sensitivity: fc.constantFrom(...sensitivities),
  urgency: fc.constantFrom(...urgencies),
  contactWishes: fc.subarray(["no_call" as const, "no_reply" as const]),
  writerMayBeChild: fc.boolean(),
  tracks: fc.shuffledSubarray([...tracks], { minLength: 1 }).map((list) => list as [(typeof tracks)[number]]),
  why: fc.subarray(["rule:a", "rule:b"]),
});

const gravity = ["non_sensitive", "to_be_clarified", "sensitive"];
const speed = ["normal", "high", "immediate"];

test("a second reading takes nothing back, whatever it says", () => {
  fc.assert(
    fc.property(codings, codings, (first, second) => {
      const both = raised(first, second);
      expect(gravity.indexOf(both.sensitivity)).toBe(
        Math.max(gravity.indexOf(first.sensitivity), gravity.indexOf(second.sensitivity)),
      );
      expect(speed.indexOf(both.urgency)).toBe(Math.max(speed.indexOf(first.urgency), speed.indexOf(second.urgency)));
      expect(both.sensitive).toEqual(expect.arrayContaining([...first.sensitive, ...second.sensitive]));
      expect(both.tracks).toEqual(expect.arrayContaining([...first.tracks]));
      expect(both.contactWishes).toEqual(expect.arrayContaining([...first.contactWishes]));
      expect(new Set(both.tracks).size).toBe(both.tracks.length);
    }),
  );
});
