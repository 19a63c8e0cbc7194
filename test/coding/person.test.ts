import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { coder } from "../../functions/domain/coding/code.ts";
import type { About, ContactWish } from "../../functions/domain/coding/coding.ts";
import type { Language } from "../../functions/domain/language/language.ts";

const code = coder(readKnowledge());

const wishes: readonly (readonly [Language, ContactWish, string])[] = [
  ["en", "no_call", "please dont call me, my husband answers the phone"],
  ["en", "no_reply", "do not reply to this number please"],
  ["en", "text_only", "write me only, i cannot talk"],
  ["fr", "no_call", "ne m'appelez pas svp mon mari écoute"],
  ["fr", "no_reply", "ne répondez pas à ce message"],
  ["es", "no_call", "no me llamen por favor"],
  ["es", "no_reply", "no respondan a este mensaje"],
  ["pt", "no_call", "não me liguem por favor"],
  ["ar", "no_call", "لا تتصلوا فيني"],
  ["ar", "no_reply", "لا تردوا على هذه الرسالة"],
  ["fa", "no_call", "لطفا زنگ نزنید"],
  ["prs", "no_call", "لطفا زنگ نزنین"],
  ["ps", "no_call", "مهرباني وکړئ زنګ مه وهئ"],
  ["ur", "no_call", "مجھے کال نہ کریں"],
  ["ckb", "no_call", "تکایە تەلەفۆن مەکەن"],
  ["kmr", "no_call", "ji kerema xwe telefon nekin"],
  ["tr", "no_call", "lütfen aramayın, kocam duyar"],
  ["uk", "no_call", "будь ласка не дзвоніть мені"],
  ["ru", "no_call", "пожалуйста не звоните мне"],
  ["so", "no_call", "fadlan ha i soo wicina"],
  ["am", "no_call", "እባካችሁ አትደውሉ"],
  ["ti", "no_call", "በጃኹም ኣይትደውሉ"],
  ["om", "no_call", "maaloo hin bilbilinaa"],
  ["sw", "no_call", "tafadhali msinipigie simu"],
  ["ha", "no_call", "don Allah kada ku kira ni"],
  ["bn", "no_call", "দয়া করে ফোন করবেন না"],
  ["ht", "no_call", "tanpri pa rele m"],
  ["wo", "no_call", "bu ma woo"],
  ["my", "no_call", "ဖုန်းမခေါ်ပါနဲ့"],
];

const children: readonly (readonly [Language, string])[] = [
  ["en", "i am 15 years old and i am alone here"],
  ["fr", "j'ai 15 ans et je suis seul ici"],
  ["es", "tengo 15 años y estoy solo"],
  ["pt", "tenho 15 anos e estou sozinho"],
  ["ar", "عمري ١٥ سنة وانا لحالي"],
  ["fa", "من ۱۵ سالمه و تنها هستم"],
  ["ps", "زه ۱۵ کلن یم"],
  ["ur", "میری عمر 15 سال ہے"],
  ["ckb", "تەمەنم ١٥ ساڵە"],
  ["kmr", "ez 15 salî me"],
  ["tr", "15 yaşındayım ve tek başımayım"],
  ["uk", "мені 15 років, я тут сама"],
  ["ru", "мне 15 лет, я здесь один"],
  ["so", "waxaan ahay 15 jir"],
  ["am", "እድሜዬ 15 ነው"],
  ["ti", "ዕድመይ 15 እዩ"],
  ["om", "umriin koo waggaa 15"],
  ["sw", "nina miaka 15 na niko peke yangu"],
  ["ha", "shekaruna 15 ne"],
  ["bn", "আমার বয়স ১৫ বছর"],
  ["ht", "mwen gen 15 an"],
  ["wo", "am naa 15 at"],
  ["my", "ကျွန်တော် အသက် ၁၅ နှစ်ပါ"],
];

const abouts: readonly (readonly [Language, About, string])[] = [
  ["en", "us", "the volunteer shouts at us at the distribution"],
  ["en", "authority", "police beat us at the border and took our phones"],
  ["en", "family_community", "my husband beats me every night"],
  ["en", "smuggler_employer", "the smugglers hold my brother and want money"],
  ["fr", "us", "le bénévole nous insulte à la distribution"],
  ["fr", "authority", "la police nous a frappés à la frontière"],
  ["es", "family_community", "mi marido me pega todas las noches"],
  ["es", "smuggler_employer", "los coyotes tienen a mi hermano y piden dinero"],
  ["ar", "authority", "الشرطة ضربونا على الحدود"],
  ["ar", "family_community", "جوزي بيضربني كل يوم"],
  ["fa", "smuggler_employer", "قاچاقچی برادرم را گروگان گرفته و پول می خواهد"],
  ["ru", "authority", "полиция избила нас на границе"],
  ["tr", "family_community", "kocam beni her gece dövüyor"],
  ["sw", "family_community", "mume wangu ananipiga kila siku"],
];

describe("how the person wants to be answered", () => {
  it.each(wishes)("%s: %s, %s", (language, wish, text) => {
    expect(code(text, { language }).contactWishes).toContain(wish);
  });
});

describe("the writer may be a child", () => {
  it.each(children)("%s: %s", (language, text) => {
    expect(code(text, { language }).writerMayBeChild).toBe(true);
  });

  it.each([
    ["en", "my son is 15 years old and wants to go to school"],
    ["fr", "j'ai 45 ans et j'ai un fils de 15 ans"],
    ["es", "tengo 45 años"],
    ["ru", "мне 45 лет"],
  ] as const)("but not %s: %s", (language, text) => {
    expect(code(text, { language }).writerMayBeChild).toBe(false);
  });
});

describe("whom a message is about", () => {
  it.each(abouts)("%s: %s, %s", (language, about, text) => {
    expect(code(text, { language }).about).toBe(about);
  });
});
