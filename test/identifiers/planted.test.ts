import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import { type DetectedLanguage, languages } from "../../functions/domain/language/language.ts";

const strip = stripper(readKnowledge());
const language = fc.constantFrom<DetectedLanguage>(...languages, "und");

/** Words of messages in several scripts, none of them an identifier. */
const words = fc.array(
  fc.constantFrom(
    ..."we wait since tuesday for the blankets وين المكتب اليوم мы ждём помощь уже давно ለልጄ ወተት የለም আমরা অপেক্ষা করছি nous attendons depuis hier".split(
      " ",
    ),
    "\n",
    "🙏",
    "!",
    "[PERSON_1]",
    "[PHONE_7]",
  ),
  { maxLength: 12 },
);
const around = fc.tuple(words, words).map(([before, after]) => [before.join(" "), after.join(" ")] as const);

/** Identifiers that are found by their shape alone, in any company; from fictional ranges. */
const planted = fc.constantFrom(
  "+44 7700 900318",
  "07700900318",
  "٠٧٧٠٠٩٠٠٣١٨",
  "+1 (555) 010-0134",
  "jo.doe@example.org",
  "GB82 WEST 1234 5698 7654 32",
  "4111 1111 1111 1111",
  "https://example.org/u/jodoe",
);

describe("whatever stands around it", () => {
  it("a number, a mail address, an account or a link is taken out", () => {
    fc.assert(
      fc.property(around, planted, language, ([before, after], secret, spoken) => {
        const { text } = strip(`${before} ${secret} ${after}`, { language: spoken });
        expect(text).not.toContain(secret);
        for (const digits of secret.match(/\d{4,}/g) ?? []) expect(text).not.toContain(digits);
      }),
      { numRuns: 500 },
    );
  });

  it("what was masked stays masked when the sender is known too: knowing more reveals nothing", () => {
    fc.assert(
      fc.property(
        around,
        planted,
        language,
        fc.string({ maxLength: 12 }),
        ([before, after], secret, spoken, profile) => {
          const message = `${before} ${secret} ${after}`;
          const sender = { from: "whatsapp:+447700900771", profileName: profile };
          const { identifiers } = strip(message, { language: spoken, sender });
          const isMasked = (at: number) => identifiers.some(({ start, end }) => at >= start && at < end);
          for (const { start, end } of strip(message, { language: spoken }).identifiers)
            for (let at = start; at < end; at += 1)
              if (/[\p{L}\p{N}]/u.test(message.charAt(at))) expect(isMasked(at), message.slice(start, end)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("a placeholder is new: none that the person typed, one a value", () => {
    fc.assert(
      fc.property(around, planted, planted, language, ([before, after], one, other, spoken) => {
        const message = `${before} ${one} ${after} ${other}`;
        const { identifiers } = strip(message, { language: spoken });
        for (const { placeholder } of identifiers) expect(message).not.toContain(placeholder);
        const values = new Map(identifiers.map(({ placeholder, value }) => [placeholder, value]));
        const byValue = new Map(identifiers.map(({ placeholder, value }) => [value, placeholder]));
        expect(values.size).toBeLessThanOrEqual(byValue.size);
        for (const { placeholder, value } of identifiers) expect(byValue.get(value)).toBe(placeholder);
      }),
      { numRuns: 300 },
    );
  });
});
