import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { coder } from "../../functions/domain/coding/code.ts";

const code = coder(readKnowledge());

describe("a message is coded", () => {
  it("as sensitive where personnel asks for favours, and goes to the integrity focal points", () => {
    const coding = code("the man who gives the cards wants girls to visit him at night", { language: "en" });
    expect(coding).toMatchObject({ type: "report", sensitivity: "sensitive", urgency: "high", about: "us" });
    expect(coding.sensitive).toContain("sea");
    expect(coding.tracks).toContain("complaint");
  });

  it.each(["", " ", "…", "\u0000", "\ud800"])("as incomplete where it says nothing", (text) => {
    expect(code(text, { language: "und" })).toMatchObject({ type: "incomplete", sensitivity: "non_sensitive" });
  });
});
