import { describe, expect, it } from "vitest";
import { lettersOf } from "../../functions/domain/identifiers/name-letters.ts";

describe("the letters that are evidence", () => {
  it("are others in another language and in another role", () => {
    const { own, before, behind } = lettersOf("zubiyela", 1);
    expect(new Set(own).isDisjointFrom(new Set(lettersOf("zubiyela", 2).own))).toBe(true);
    expect(new Set(before).isDisjointFrom(new Set(behind))).toBe(true);
  });

  it("share what words have in common: their ending", () => {
    const shared = new Set(lettersOf("kutembea", 3).own).intersection(new Set(lettersOf("kutegemea", 3).own));
    expect(shared.size).toBeGreaterThan(3);
  });

  it("stay few, however long a word is", () => {
    expect(lettersOf("a".repeat(100_000), 0).own.length).toBeLessThan(60);
  });

  it("are none of a Burmese syllable, which is a letter of many words", () => {
    expect(lettersOf("ခင်", 11)).toEqual({ own: [], before: [], behind: [] });
  });
});
