import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";

const strip = stripper(readKnowledge());

/** Names and places as they are declined, behind roles in every case; the people are invented. */
const declined: readonly (readonly [DetectedLanguage, string, string])[] = [
  ["ru", "особенно благодарны медсестре Фатмате", "особенно благодарны медсестре [PERSON_1]"],
  ["ru", "благодаря Нгуену мы получили одеяла", "благодаря [PERSON_1] мы получили одеяла"],
  ["ru", "вчера мы ходили к координатору Жоселину", "вчера мы ходили к координатору [PERSON_1]"],
  ["uk", "передайте лікарці Агнєшці подяку", "передайте лікарці [PERSON_1] подяку"],
  ["kmr", "ji Rojhatî re bêjin em li vir in", "ji [PERSON_1] re bêjin em li vir in"],
  ["fa", "آقای مارکو به ما توهین کرد", "آقای [PERSON_1] به ما توهین کرد"],
  ["ur", "رضاکار اولینا کا شکریہ", "رضاکار [PERSON_1] کا شکریہ"],
  ["ckb", "دکتۆر مارکۆ زۆر باشە", "دکتۆر [PERSON_1] زۆر باشە"],
  ["ps", "له زرمینې سره څلور ماشومان دي", "له [PERSON_1] سره څلور ماشومان دي"],
];

/** What belongs to a name and what does not. */
const bounds: readonly (readonly [DetectedLanguage, string, string])[] = [
  ["prs", "یک قالین مه ره کاکا رجب برد", "یک قالین مه ره [PERSON_1] برد"],
  ["fa", "قاچاقچی حاجی صمد پول گرفت", "قاچاقچی [PERSON_1] پول گرفت"],
  ["fa", "عمه ام گوهر تنهاست", "عمه ام [PERSON_1] تنهاست"],
  ["ckb", "سوپاس بۆ کیمانی", "سوپاس بۆ [PERSON_1]"],
  ["ar", "جارتي ام زاهر مريضة", "جارتي [PERSON_1] مريضة"],
  ["ar", "ابني وسام ركضوا وراه", "ابني [PERSON_1] ركضوا وراه"],
  ["ar", "الظابط ضرب عبد السلام بالعصاية", "الظابط ضرب [PERSON_1] بالعصاية"],
  ["prs", "دختر حیات الله ره به زور نکاح کد", "دختر [PERSON_1] ره به زور نکاح کد"],
  ["ps", "زما ورور توریال ګل په کمپ کې دی", "زما ورور [PERSON_1] په کمپ کې دی"],
  ["ru", "напишите, не звоните. И. Каримберганов", "напишите, не звоните. [PERSON_1]"],
];

/** Behind kinship and roles: names that nobody listed, also those that the filter of ordinary words takes for a word. */
const announced: readonly (readonly [DetectedLanguage, string, string])[] = [
  ["fa", "پسرعموشون کیومرث گم شده", "پسرعموشون [PERSON_1] گم شده"],
  ["ckb", "کچەکەم تابان تای هەیە", "کچەکەم [PERSON_1] تای هەیە"],
  ["ar", "خيتها نغم بدون فطور", "خيتها [PERSON_1] بدون فطور"],
  ["prs", "بیادرش قسیم گم شد", "بیادرش [PERSON_1] گم شد"],
];

/** Persons of verbs, plurals and adjectives behind the same words are no names. */
const shaped: readonly (readonly [DetectedLanguage, string])[] = [
  ["ar", "ابني الصغير يتقلقل من الطيران"],
  ["ar", "جيراننا متضايقين"],
  ["ru", "мой сосед заикается"],
  ["ru", "учительница строгая"],
  ["uk", "мій сусід хропітиме"],
  ["tr", "komşum mırıldanıyor"],
  ["kmr", "cîranê min dinale"],
  ["ckb", "دراوسێکەم دەگورگێت"],
];

/** What only looks like a name without its ending. */
const words: readonly (readonly [DetectedLanguage, string])[] = [
  ["ru", "мы с женой по губам читаем"],
  ["kmr", "xwişka min çû Holandayê"],
  ["kmr", "piştî Newrozê sînor vedibe"],
];

describe("forms of names", () => {
  it.each(declined)("in %s are stripped in every case: %s", (language, text, stripped) => {
    expect(strip(text, { language }).text).toBe(stripped);
  });

  it.each(bounds)("in %s are stripped whole and no further: %s", (language, text, stripped) => {
    expect(strip(text, { language }).text).toBe(stripped);
  });

  it.each(announced)("in %s are stripped where a relative announces them: %s", (language, text, stripped) => {
    expect(strip(text, { language }).text).toBe(stripped);
  });

  it.each(shaped)("in %s are told from what is shaped as a word: %s", (language, text) => {
    expect(strip(text, { language }).text).toBe(text);
  });

  it.each(words)("in %s are told from words that end alike: %s", (language, text) => {
    expect(strip(text, { language }).text).toBe(text);
  });
});
