import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { detector } from "../../functions/domain/language/detect.ts";
import { languages } from "../../functions/domain/language/language.ts";
import { scripts } from "../../functions/domain/language/script.ts";
import { cpuTime } from "../cpu-time.ts";

const detect = detector(readKnowledge());

/** Written for this test; none of it is in the training text. */
const messages: Readonly<Record<string, readonly string[]>> = {
  en: ["could somebody tell me where the women's clinic moved to", "no blankets again tonight, its freezing"],
  fr: ["on nous a dit de revenir lundi mais le portail est fermé", "jai besoin de lait pour mon bébé svp"],
  es: ["nos dijeron que volviéramos el lunes pero el portón está cerrado", "necesito leche para mi bebe"],
  pt: ["disseram para voltar na segunda mas o portão está fechado", "preciso de leite pro meu bebê"],
  ar: ["قالوا لنا نرجع يوم الاثنين بس الباب مسكر", "محتاجة حليب للبيبي ضروري", "ma 3am y2ablouna bel mashfa"],
  fa: ["گفتن دوشنبه بیاین ولی در بسته بود", "شیر خشک برای نوزادم می‌خوام", "salam man shir khoshk mikham baraye bacham"],
  prs: ["گفتند روز دوشنبه بیایین مگر دروازه بند بود", "برای طفلم شیر ضرورت دارم چی کنم"],
  ps: ["ویل یې د دوشنبې په ورځ راشئ خو دروازه بنده وه", "زما ماشوم ته شیدې پکار دي"],
  ur: ["کہا تھا پیر کو آنا لیکن گیٹ بند ہے", "mere bachay ke liye doodh chahiye"],
  ckb: ["وتیان دووشەممە بگەڕێنەوە بەڵام دەرگاکە داخرابوو", "شیرم پێویستە بۆ منداڵەکەم"],
  kmr: ["gotin duşemê vegerin lê derî girtî bû", "ji bo zarokê xwe şîr dixwazim"],
  tr: ["pazartesi gelin dediler ama kapı kapalıydı", "bebegim icin sut lazim"],
  uk: ["сказали прийти в понеділок, але ворота зачинені", "потрібне молоко для немовляти"],
  ru: ["сказали прийти в понедельник, но ворота закрыты", "нужно молоко для младенца"],
  so: ["waxay nagu yiraahdeen isniinta soo noqda laakiin albaabku waa xiran yahay", "caano ayaan u baahanahay"],
  am: ["ሰኞ ተመለሱ አሉን ግን በሩ ተዘግቷል", "ለህፃኔ ወተት ያስፈልገኛል"],
  ti: ["ሰኑይ ተመለሱ ኢሎምና ግን ማዕጾ ዕጹው እዩ", "ንህጻነይ ጸባ የድልየኒ ኣሎ"],
  om: ["wiixata deebi'aa nuun jedhan garuu balballi cufaadha", "daa'ima kootiif aannan na barbaachisa"],
  sw: ["walituambia turudi jumatatu lakini lango limefungwa", "nahitaji maziwa ya mtoto"],
  ha: ["sun ce mu dawo ranar litinin amma kofa a rufe take", "ina bukatar madara don jaririna"],
  bn: ["সোমবার আসতে বলেছিল কিন্তু গেট বন্ধ", "বাচ্চার জন্য দুধ লাগবে"],
  ht: ["yo di nou tounen lendi men baryè a fèmen", "mwen bezwen lèt pou ti bebe m nan"],
  wo: ["dañu nu wax nu ñëwaat altine waaye bunt bi dafa tëju", "damay soxla meew ngir sama liir"],
  my: ["တနင်္လာနေ့ ပြန်လာပါလို့ ပြောတယ် ဒါပေမဲ့ တံခါးပိတ်ထားတယ်", "ကလေးနို့မှုန့် လိုပါတယ်"],
};

describe("a message in each of our languages is named", () => {
  test("every language has its messages", () => expect(Object.keys(messages).sort()).toEqual([...languages].sort()));
  const rows = Object.entries(messages).flatMap(([language, texts]) => texts.map((text) => [language, text] as const));
  test.each(rows)("%s: %s", (language, text) => expect(detect(text).language).toBe(language));
});

test.each([
  ["nothing", ""],
  ["digits", "0151 5550 100"],
  ["emoji", "🙏🙏👍"],
  ["a question mark", "?"],
  ["an address alone", "https://example.org/where-is-the-office"],
  ["Greek", "καλημέρα πότε ανοίγει το γραφείο"],
  ["Georgian", "გამარჯობა როდის იხსნება ოფისი"],
  ["Chinese", "你好，办公室什么时候开门"],
  ["German", "meine tochter hat fieber und wir brauchen einen arzt"],
  ["Polish", "moja córka ma gorączkę i potrzebujemy lekarza"],
  ["a hand on the keyboard", "sdkfjh skdjfhg wqpeoriu"],
])("%s is in no language that we know", (_, text) => expect(detect(text).language).toBe("und"));

test("a name, a number or a link in another script does not change the language", () => {
  expect(detect("أريد موعد مع Dr Smith في Refugee Law Office على https://example.org").language).toBe("ar");
  expect(detect("меня зовут John, мой номер +44 7700 900123, перезвоните").language).toBe("ru");
});

test("parts in another language are named too, wherever they stand", () => {
  const spanish = "a mi hermano lo agarraron en la frontera el martes y no sé a dónde lo llevaron";
  const english = "please do not answer this message, it was only a test of the new telephone that i bought yesterday";
  const arabic = "أخي مفقود منذ يوم الثلاثاء ولا نعرف أين أخذوه من الحدود";
  for (const text of [`${spanish}. ${english}. ${english}`, `${english}. ${english}. ${english}. ${spanish}`])
    expect([detect(text).language, ...detect(text).also].sort()).toEqual(["en", "es"]);
  expect(detect(`${english}. ${english}. ${arabic}`).also).toContain("ar");
  expect(detect(`${spanish}. ${spanish}`).also).toEqual([]);
});

test("capitals and missing accents do not change the language", () => {
  expect(detect("OU EST LE BUREAU POUR DEPOSER LA DEMANDE").language).toBe("fr");
  expect(detect("cocugumu okula kaydettirmek istiyorum").language).toBe("tr");
});

test("whatever is typed, something is said of it and nothing is thrown", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3_000 }), (text) => {
      const { language, confidence, script } = detect(text);
      expect([...languages, "und"]).toContain(language);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(scripts).toContain(script);
    }),
  );
  expect(() => detect("\ud800 \udfff a \ud83d")).not.toThrow();
});

test("the same text has the same language, whatever was read before", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (other) => {
      const text = "nous attendons depuis hier";
      const before = detect(text);
      detect(other);
      expect(detect(text)).toEqual(before);
    }),
  );
});

test("a message of a megabyte costs no more than its beginning", () => {
  const long = "lettre sans fin ".repeat(70_000);
  const taken = cpuTime(() => {
    for (let round = 0; round < 100; round++) detect(long);
  });
  expect(taken / 100).toBeLessThan(10);
});

test("letters that fold away leave a language to be named, not nothing", () => {
  expect(detect("\ufe7f").language).toBe("und");
});
