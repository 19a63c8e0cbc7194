import { describe, expect, it } from "vitest";
import { packKnowledge, readKnowledge } from "../../functions/adapters/knowledge.ts";
import { marks, moreMarks } from "../../functions/domain/identifiers/mark.ts";
import { languages } from "../../functions/domain/language/language.ts";

const knowledge = readKnowledge();
const keys = new Set([
  ...Object.keys(marks),
  ...Object.keys(moreMarks),
  "source",
  "prefix",
  "suffix",
  "ending",
  "nameEnding",
  "verbal",
  "self",
  "and",
]);
const files = [...knowledge].filter(([key]) => /^identifiers\/.*\.json$/.test(key));
const read = (bytes: Uint8Array): Record<string, unknown> => JSON.parse(new TextDecoder().decode(bytes));

describe("what the channel knows of names and triggers", () => {
  it("is there for every language", () => {
    for (const language of languages) expect(knowledge.has(`identifiers/${language}.json`), language).toBe(true);
  });

  it.each(files)("in %s says its source and uses only lists that are read", (_, bytes) => {
    const file = read(bytes);
    expect(file.source).toEqual(expect.any(String));
    expect(Object.keys(file).filter((key) => !keys.has(key))).toEqual([]);
  });

  it.each([marks, moreMarks])("gives every mark of a page a bit of its own", (page) => {
    const bits = Object.values(page);
    expect(new Set(bits).size).toBe(bits.length);
  });

  // All rooms together have their own bound (2,944 KiB).
  it("fits into 1,344 KiB when it is packed", () => {
    const mine = new Map([...knowledge].filter(([key]) => key.startsWith("identifiers/")));
    expect(packKnowledge(mine).length).toBeLessThan(1344 * 1024);
  });
});
