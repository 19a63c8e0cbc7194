import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";

const strip = stripper(readKnowledge());

describe("in Amharic and Tigrinya", () => {
  it.each([
    { language: "ti", text: "ንሲልቪያን ነገርናያ", says: "a name between a clitic and an ending that lists have" },
    { language: "ti", text: "ምስ ሚኪያስን ነይርና", says: "a name with an ending that only the large lists have" },
    { language: "am", text: "በሳሙኤል በኩል መጣ", says: "a short name behind a clitic" },
    { language: "ti", text: "ስመይ ሓድነት ርእሶም እየ", says: "two words between 'my name' and 'is'" },
    { language: "ti", text: "ሰላም ኣነ ርግኣት እየ", says: "a word between 'I' and 'am' that no list has" },
    { language: "am", text: "ዶ/ር ቃላብ መጣ", says: "a name behind an abbreviated title" },
    {
      language: "am",
      text: "እኔና ወንድይፍራው ሸሽተን መጣን",
      says: "a name behind a word for the writer that has the 'and' in it",
    },
  ] as const)("$says is masked", ({ language, text }) => {
    const { identifiers } = strip(text, { language });
    expect(identifiers.filter(({ type }) => type === "PERSON")).not.toEqual([]);
  });

  it.each([
    { language: "am", text: "ስሙ ዮናስ ሀ. ነው", left: /ሀ/ },
    { language: "am", text: "እኔ ለምለም ገ/መድህን ነኝ", left: /ገ\// },
  ] as const)("initials go with the name: $text", ({ language, text, left }) => {
    expect(strip(text, { language }).text).not.toMatch(left);
  });

  it.each([
    { language: "ti", text: "ሽመይ ከይጸሓፍኩ ክልእኽ ይኽእል ድየ" },
    { language: "ti", text: "እቲ ሓላዊ ኣይኣቱን ኢሉና" },
    { language: "ti", text: "ኣነ ሕሙም እየ ካብ ዙዋራ መጺአ" },
    { language: "am", text: "ከቦሳሶ ወደ ኤደን የሚሄድ ጀልባ ሰምጧል ይባላል" },
    { language: "am", text: "ወንድሜ አልተመዘገበም ከመተማ ነው የመጣው" },
  ] as const)("verbs and places stay: $text", ({ language, text }) => {
    expect(strip(text, { language }).text).toBe(text);
  });
});
