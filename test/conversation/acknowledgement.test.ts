import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { acknowledgement } from "../../functions/domain/conversation/acknowledgement.ts";
import type { ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";
import { parseSettings } from "../../functions/domain/settings.ts";

const settings = parseSettings(JSON.parse(readFileSync(new URL("../../settings.json", import.meta.url), "utf8")));
const [programme] = settings.programmes;
if (!programme) throw new Error("The shipped settings have a programme.");
const code = "HB7K2MQX4T" as ReferenceCode;
const say = (
  language: DetectedLanguage,
  drafts: "send" | "hold",
  reviewedLanguages: typeof programme.reviewedLanguages = [],
) => acknowledgement({ settings, programme: { ...programme, reviewedLanguages }, drafts }, { language, code, days: 5 });

describe("the acknowledgement", () => {
  test("is marked where it is a draft", () => {
    expect(say("en", "send").text).toMatch(/^\[draft\] Example Society: .*HB7K2MQX4T/);
  });

  test("is held where real people are written to and nobody has reviewed a text", () => {
    expect(say("en", "hold").text).toBeUndefined();
  });

  test("is in the writer's language where that is reviewed", () => {
    expect(say("ar", "hold", ["ar", "fr"])).toMatchObject({ language: "ar" });
  });

  test("is in the programme's reviewed languages side by side otherwise, never in a neighbour's", () => {
    const { language, text } = say("ti", "hold", ["fr", "ar"]);
    expect(language).toBe("fr+ar");
    expect(text?.match(/HB7K2MQX4T/g)).toHaveLength(2);
  });

  test("differs between two records by the code alone", () => {
    const other = acknowledgement(
      { settings, programme, drafts: "send" },
      { language: "en", code: "HB2222222B" as ReferenceCode, days: 5 },
    );
    expect(other.text?.replace("HB2222222B", code)).toBe(say("en", "send").text);
  });
});
