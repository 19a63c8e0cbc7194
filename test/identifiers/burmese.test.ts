import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";

const strip = stripper(readKnowledge());

describe("in Burmese", () => {
  it.each([
    { text: "ဆရာဖလူးမ်ထန်က ကလေးတွေကို ရိုက်တယ်", name: "ဖလူးမ်ထန်", says: "no list has, behind a title" },
    { text: "ဇူဘိုင်ရူဆိုတဲ့ ပွဲစားက လိမ်သွားတယ်", name: "ဇူဘိုင်ရူ", says: "no list has, in front of 'called'" },
    { text: "ဒေါက်တာ ဟန်နရစ်ချ်က အရမ်းတော်တယ်", name: "ဟန်နရစ်ချ်", says: "no list has, between a title and a particle" },
    { text: "ကိုဇော်ကို ပြောပေးပါ", name: "ဇော်", says: "of one syllable behind a title" },
    { text: "မနေ့က မြသီတာကို တွေ့တယ်", name: "မြသီတာ", says: "of known syllables that nothing announces" },
  ])("a name that $says is masked", ({ text, name }) => {
    expect(strip(text, { language: "my" }).text).toBe(text.replace(name, "[PERSON_1]"));
  });

  it.each([
    { text: "ဝန်ထမ်းအသစ်က ညနေမှ လာတယ်", says: "an adjective behind a role" },
    { text: "ပွဲစားက ညီလေးကို ဖမ်းထားပြီး ပိုက်ဆံတောင်းတယ်", says: "another relative" },
    { text: "အကြွေးမကျေဘဲ မထွက်ရဘူးတဲ့", says: "a negation, which is written like a title" },
    { text: "ကလေး တက်နေတယ် အဖျား ကြီးတယ်", says: "a verb of the syllables of names" },
    { text: "ဆရာကြီးတွေရဲ့ အစီအစဉ်က ဘယ်တော့လဲ", says: "a syllable that makes a title greater" },
    { text: "မနက်စောစော တန်းစီရတာ ပင်ပန်းတယ်", says: "a word of the syllables of names" },
  ])("$says stays", ({ text }) => {
    expect(strip(text, { language: "my" }).text).toBe(text);
  });
});
