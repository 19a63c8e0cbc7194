import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOf } from "../../functions/domain/coding/parts.ts";

const sentence = fc.constantFrom("we wait", "help", "salaam", "the guard shouts", "nous avons faim", "شكرا", "ሰላም ነው");
const stop = fc.constantFrom(". ", "! ", "\n", " 😂 ", "። ", "؟ ", "...\n");
const message = fc
  .array(fc.tuple(sentence, stop), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.flat().join("").trim());

/** All that is read of a message, without the stops at the end. */
const readingsOf = (text: string): readonly string[] => {
  const { isOne, parts } = partsOf(text);
  return [...parts, ...(isOne ? [text] : [])].map((part) => part.replace(/[\s.!?؟።😂]+$/u, ""));
};

describe("the parts of a message", () => {
  it("are its sentences and each run of them, as they stand there", () => {
    expect(partsOf("We came. They laughed! Why?")).toEqual({
      isOne: true,
      parts: ["We came.", "We came. They laughed!", "They laughed!", "They laughed! Why?", "Why?"],
    });
  });

  it("are none where there is one sentence, and where there is none", () => {
    expect(partsOf("we came and they laughed")).toEqual({ isOne: true, parts: [] });
    expect(partsOf("...")).toEqual({ isOne: false, parts: [] });
  });

  it("tell sentences apart at an emoji, too", () => {
    expect(partsOf("lol nothing happened 😂 they beat me").parts).toEqual(["lol nothing happened 😂", "they beat me"]);
  });

  it("are read one by one where a message is too long to be weighed as one", () => {
    const { isOne, parts } = partsOf("We came here on foot. ".repeat(40));
    expect(isOne).toBe(false);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(300);
  });

  it("are no longer for the stop behind them", () => {
    const text = `We wait. ${"x".repeat(291)}`;
    expect(partsOf(text).isOne).toBe(true);
    expect(partsOf(`${text}!?\nHelp`).parts).toContain(`${text}!?`);
  });

  it("stand in every longer message, whatever is added in front or behind", () => {
    fc.assert(
      fc.property(message, message, message, (before, text, after) => {
        const longer = readingsOf(`${before}. ${text}.\n${after}`);
        for (const reading of readingsOf(text)) expect(longer).toContain(reading);
      }),
    );
  });
});
