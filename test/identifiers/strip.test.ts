import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import { type DetectedLanguage, languages } from "../../functions/domain/language/language.ts";
import { cpuTime } from "../cpu-time.ts";

const strip = stripper(readKnowledge());
const language = fc.constantFrom<DetectedLanguage>(...languages, "und");
const scraps = fc.constantFrom(
  "my name is ",
  "Amal ",
  "+30 694 555 0134",
  "[PERSON_1]",
  "اسمي خالد ",
  "0791 386 018",
  "@user_1 ",
  "room 214 ",
  "\u0000",
  "\ud83d",
  "\u200b",
  "\u202e",
  "ﷺ",
  "e\u0301",
  "born 01/02/1990 ",
  "ကိုဇော်ထက် ",
  ". ",
  "\n",
  "rue ",
  "12 ",
  "https://t.me/x ",
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.oneof(scraps, fc.string({ maxLength: 8 })), { maxLength: 20 }).map((pieces) => pieces.join("")),
);

describe("stripping a message", () => {
  it("never throws, and what it cuts out together with what it leaves is the message", () => {
    fc.assert(
      fc.property(text, language, (message, spoken) => {
        const { text: stripped, identifiers } = strip(message, { language: spoken });
        let at = 0;
        let rebuilt = "";
        for (const { start, end, value, placeholder } of identifiers) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(message.slice(start, end)).toBe(value);
          rebuilt += message.slice(at, start) + placeholder;
          at = end;
        }
        expect(rebuilt + message.slice(at)).toBe(stripped);
      }),
      { numRuns: 400 },
    );
  });

  it("changes nothing more when it is done again", () => {
    fc.assert(
      fc.property(text, language, (message, spoken) => {
        const once = strip(message, { language: spoken }).text;
        expect(strip(once, { language: spoken }).text).toBe(once);
      }),
      { numRuns: 400 },
    );
  });

  it("never gives a placeholder that the person typed", () => {
    const { text: stripped } = strip("[PERSON_1] told me, my name is Yusuf Abdi", { language: "en" });
    expect(stripped).toBe("[PERSON_1] told me, my name is [PERSON_2]");
  });

  it("takes very long messages of anything in linear time", () => {
    for (const piece of [
      "a",
      "0",
      "@",
      "house behind ",
      "١٢",
      "a.b-",
      "zero ",
      "\u0301",
      "[PERSON_",
      "+(",
      "1/1/",
      "AA 11 ",
      "complaint A-1234 ",
      "iban GB82 WEST 1234 5698 7654 32 key 5 ",
      "facebook a.b.c ",
      "09 12 34 56 March ",
    ]) {
      const taken = cpuTime(() => strip(piece.repeat(200_000 / piece.length), { language: "en" }));
      expect(taken, piece).toBeLessThan(6_000);
    }
  }, 300_000);

  // The same time for a letter as above, in messages five times as long.
  it.each(["0 ", "my name is ", "a@b.co ", "AA 11 ", "မ"])(
    "takes a megabyte of %s",
    (piece) => {
      const message = piece.repeat(1_000_000 / piece.length);
      const taken = cpuTime(() => expect(strip(message, { language: "en" }).text.length).toBeGreaterThan(0));
      expect(taken).toBeLessThan(30_000);
    },
    120_000,
  );
});
