import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";

const strip = stripper(readKnowledge());

/** Written for this project; the names are invented or common ones, no person is meant. */
const introduced: readonly (readonly [DetectedLanguage, string, string])[] = [
  ["en", "hello my name is zubiyela and i am sick", "hello my name is [PERSON_1] and i am sick"],
  ["en", "a man called Brovnik took my phone", "a man called [PERSON_1] took my phone"],
  ["fr", "bonjour je m'appelle tabouré et je suis malade", "bonjour je m'appelle [PERSON_1] et je suis malade"],
  ["tr", "Kayıt masasındaki barış bey bize bağırdı", "Kayıt masasındaki [PERSON_1] bey bize bağırdı"],
  ["ha", "sunana Rabi'u dan Asabe daga Damagaram", "sunana [PERSON_1] daga Damagaram"],
  ["ru", "С уважением, Каримберганов В. П.", "С уважением, [PERSON_1]"],
  ["ar", "الطعام بارد كل يوم. Gorvoknalbrucda", "الطعام بارد كل يوم. [PERSON_1]"],
  ["ar", "الطعام بارد كل يوم. Wexvokdovtinbba", "الطعام بارد كل يوم. [PERSON_1]"],
  ["ckb", "من ن. جەلال لە سلێمانی", "من [PERSON_1] لە سلێمانی"],
  ["ckb", "چاوەڕێم. ئەرسەلان ب.", "چاوەڕێم. [PERSON_1]"],
  ["ti", "ኣብ መዓስከር ወዲ ኣርኣያ ረኺበዮ", "ኣብ መዓስከር [PERSON_1] ረኺበዮ"],
  ["om", "nama Abbaa Bilisummaa Tolasaa jedhamu nu gargaare", "nama [PERSON_1] jedhamu nu gargaare"],
  ["ht", "yon nonmen Ti Blan pran manje", "yon nonmen [PERSON_1] pran manje"],
  ["ur", "یہ پیغام ام عمارہ کی طرف سے ہے۔", "یہ پیغام [PERSON_1] کی طرف سے ہے۔"],
  ["fr", "un agent nommé Zokpé demande de l'argent", "un agent nommé [PERSON_1] demande de l'argent"],
  ["es", "me llamo yoswar y estoy enfermo", "me llamo [PERSON_1] y estoy enfermo"],
  ["es", "hay un señor que le dicen Torbes", "hay un señor que le dicen [PERSON_1]"],
  ["pt", "meu nome é Vandelo e preciso de ajuda", "meu nome é [PERSON_1] e preciso de ajuda"],
  ["ar", "انا اسمي شاكوف ومريض", "انا اسمي [PERSON_1] ومريض"],
  ["ar", "واحد اسمه زردان عم ياخد مصاري", "واحد اسمه [PERSON_1] عم ياخد مصاري"],
  ["fa", "یک نفر به اسم تیرزاد پول میگیرد", "یک نفر به اسم [PERSON_1] پول میگیرد"],
  ["prs", "نامش بارزین است", "نامش [PERSON_1] است"],
  ["ps", "یو سړی چې نوم یې زرتاش دی", "یو سړی چې نوم یې [PERSON_1] دی"],
  ["ur", "میرا نام زرتاشہ ہے", "میرا نام [PERSON_1] ہے"],
  ["ckb", "پیاوێک بە ناوی زرباف", "پیاوێک بە ناوی [PERSON_1]"],
  ["kmr", "mirovek bi navê Zervan heye", "mirovek bi navê [PERSON_1] heye"],
  ["tr", "benim adım Zerbay, hastayım", "benim adım [PERSON_1], hastayım"],
  ["uk", "мене звати Зорибор, допоможіть", "мене звати [PERSON_1], допоможіть"],
  ["ru", "его зовут Зурбек, он болен", "его зовут [PERSON_1], он болен"],
  ["so", "magacaygu waa Zubeyl waan xanuunsanahay", "magacaygu waa [PERSON_1] waan xanuunsanahay"],
  ["am", "ዘርባቡ የሚባለው ሰው ገንዘብ ወሰደ", "[PERSON_1] የሚባለው ሰው ገንዘብ ወሰደ"],
  ["ti", "ስመይ ዘርባቡ እዩ", "ስመይ [PERSON_1] እዩ"],
  ["om", "maqaan isaa Zarbaabaa jedhama", "maqaan isaa [PERSON_1] jedhama"],
  ["sw", "jina langu ni Zubiriko na ninaumwa", "jina langu ni [PERSON_1] na ninaumwa"],
  ["ha", "wani mai suna Zubairiko ya karba kudi", "wani mai suna [PERSON_1] ya karba kudi"],
  ["bn", "আমার নাম জরবাবু", "আমার নাম [PERSON_1]"],
  ["ht", "mwen rele Zorbelo e m malad", "mwen rele [PERSON_1] e m malad"],
  ["wo", "maa ngi tudd Zorbou, dama feebar", "maa ngi tudd [PERSON_1], dama feebar"],
  ["my", "ကျွန်မနာမည် ခင်သန္တာ ပါ", "ကျွန်မနာမည် [PERSON_1] ပါ"],
  ["ar", "m3akon zordab, bdi msa3de", "m3akon [PERSON_1], bdi msa3de"],
  ["bn", "amar boner nam zorifa, tar osukh", "amar boner nam [PERSON_1], tar osukh"],
  ["ur", "mera naam zartoba hai", "mera naam [PERSON_1] hai"],
  ["en", "they all know me as zubiyela here", "they all know me as [PERSON_1] here"],
  ["sw", "huku wananiita zubiriko", "huku wananiita [PERSON_1]"],
  ["am", "ዘርባቡ ብለው ይጠሩኛል", "[PERSON_1] ብለው ይጠሩኛል"],
];

/** Names in front of what tells of them, and lists of relatives. */
const told: readonly (readonly [DetectedLanguage, string, string])[] = [
  ["en", "Zubiyela told me to wait", "[PERSON_1] told me to wait"],
  [
    "en",
    "my children Zubiyela (4), Yusuf (6) and Karim are sick",
    "my children [PERSON_1] (4), [PERSON_2] (6) and [PERSON_3] are sick",
  ],
  ["fr", "Toussaint m'a dit que le bus part", "[PERSON_1] m'a dit que le bus part"],
  ["es", "Yorman me dijo que el bus sale", "[PERSON_1] me dijo que el bus sale"],
  ["ur", "زرتاشہ نے مجھے بتایا", "[PERSON_1] نے مجھے بتایا"],
  ["prs", "شوهر مرحومم تیرزاد است", "شوهر مرحومم [PERSON_1] است"],
  ["en", "Is the Hope House on Mercy Street open?", "Is the Hope House on Mercy Street open?"],
];

/** Words that look like triggers or names and are neither: nothing may be taken away. */
const plain: readonly (readonly [DetectedLanguage, string])[] = [
  ["en", "my name is not on the list and i hope you will help"],
  ["en", "my brother is sick and my mother is waiting for the doctor"],
  ["fr", "mon nom n'est pas sur la liste, mon mari est malade"],
  ["es", "mi nombre no está en la lista, soy de Venezuela"],
  ["pt", "meu nome não está na lista e meu filho está doente"],
  ["ar", "اسمي مو موجود بالقائمة وعندي أمل بالله"],
  ["fa", "اسمم در لیست نیست، پسرم مریض است"],
  ["prs", "نامم د لست نیست و شوهرم مریض اس"],
  ["ps", "زما نوم په لېست کې نشته"],
  ["ur", "میرا نام فہرست میں نہیں ہے"],
  ["tr", "adım listede yok, umut ediyorum"],
  ["uk", "мене немає у списку, моя віра сильна"],
  ["ru", "моя фамилия не в списке, брат болеет"],
  ["so", "magacayga liiska kuma jiro"],
  ["am", "ስሜ ዝርዝር ውስጥ የለም"],
  ["ti", "ስመይ ኣብ ዝርዝር የለን"],
  ["sw", "jina langu halipo kwenye orodha"],
  ["ha", "sunana ba ya cikin jerin"],
  ["ht", "non mwen pa nan lis la"],
  ["bn", "আমার নাম তালিকায় নেই"],
  ["en", "I paid 1,350,000 shillings, my I-589 hearing is 22/02/2027 9:45, code HB-4T9W-KD or HB7K2MQX4T"],
];

describe("names in a message", () => {
  it.each(introduced)(
    "in %s are stripped when they are introduced, known or not: %s",
    (language, message, stripped) => {
      expect(strip(message, { language }).text).toBe(stripped);
    },
  );

  it.each(told)(
    "in %s are stripped in front of what tells of them, and in lists: %s",
    (language, message, stripped) => {
      expect(strip(message, { language }).text).toBe(stripped);
    },
  );

  it.each(plain)("in %s are not seen where there are none: %s", (language, message) => {
    expect(strip(message, { language }).text).toBe(message);
  });

  it("of one person get one number", () => {
    const { text } = strip("my son Yusuf Abdi is lost. Yusuf called. my wife Fatima cries", { language: "en" });
    expect(text).toBe("my son [PERSON_1] is lost. [PERSON_1] called. my wife [PERSON_2] cries");
  });
});
