import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";

const knowledge = readKnowledge();
const strip = stripper(knowledge);
/** Rules alone, to the letter: votes on homes take what annotators take, which may be a word more. */
const byRules = stripper(new Map([...knowledge].filter(([key]) => key !== "identifiers/homes.weights")));
const en = (message: string): string => strip(message, { language: "en" }).text;

/** Written for this project, in fictional or made-up ranges. */
const found: readonly (readonly [string, string])[] = [
  ["call 07700 900 318", "call [PHONE_1]"],
  ["call +44 (7700) 900-318", "call [PHONE_1]"],
  ["call ٠٧٧٠٠٩٠٠٣١٨", "call [PHONE_1]"],
  ["call ፱፩፩፪፫፬፭፮፯", "call [PHONE_1]"],
  ["card 4242 4242 4242 4242, exp 04/29 cvv 123", "card [BANK_1], exp [BANK_2] cvv [BANK_3]"],
  ["since ፳፻፲፯ we wait", "since ፳፻፲፯ we wait"],
  ["call ０７７００９００３１８", "call [PHONE_1]"],
  ["call 0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣3️⃣1️⃣8️⃣", "call [PHONE_1]"],
  ["call 077\u200b00900\u202e318", "call [PHONE_1]"],
  ["call O77OO 9OO 318", "call [PHONE_1]"],
  ["call zero seven seven zero zero nine zero zero three one eight", "call [PHONE_1]"],
  ["mail a.b_c@example.org", "mail [EMAIL_1]"],
  ["mail someone at gmail dot com", "mail [EMAIL_1]"],
  ["mail some.one @ gmail . com", "mail [EMAIL_1]"],
  ["see https://example.org/p?q=1.", "see [URL_1]."],
  ["see t.me/some_bot", "see [URL_1]"],
  ["see https://maps.app.goo.gl/AbCd1234", "see [GPS_1]"],
  ["at 34.1187 N 12.4402 E", "at [GPS_1]"],
  ["at 34°07'12\"N 12°26'24\"E", "at [GPS_1]"],
  ["at ///lamps.orbit.sandals", "at [GPS_1]"],
  ["telegram some_user77", "telegram [HANDLE_1]"],
  ["iban GB82 WEST 1234 5698 7654 32", "iban [BANK_1]"],
  ["card 4111 1111 1111 1111", "card [BANK_1]"],
  ["case number 4471", "case number [ID_NUMBER_1]"],
  ["my passport X1234567", "my passport [ID_NUMBER_1]"],
  ["born on 12/03/1990", "born on [DOB_1]"],
  ["room 214 is cold", "room [ADDRESS_1] is cold"],
  ["we live at 12 Baker Street", "we live at [ADDRESS_1]"],
  ["third blue house behind the mosque", "[ADDRESS_1]"],
  ["the van plate KDG 382X", "the van plate [PLATE_1]"],
  ["from now on 0770 09003 18 is mine", "from now on [PHONE_1] is mine"],
  ["call 0770 090 031 3 people are here", "call [PHONE_1] 3 people are here"],
  ["evc 61 5550123", "evc [BANK_1]"],
  ["a car, 1กข 4827, waits", "a car, [PLATE_1], waits"],
  ["i got rkj4t8wq2z and no money", "i got [ID_NUMBER_1] and no money"],
  ["file 2024/PT/118 904 since May", "file [ID_NUMBER_1] since May"],
  ["sort code 20-45-12 acc 5512 7781", "sort code [BANK_1] acc [BANK_2]"],
  ["card ending in 4471 blocked", "card ending in [BANK_1] blocked"],
  ["the receipt says 4149 49** **** 1122", "the receipt says [BANK_1]"],
  ["he said **** 500 times", "he said **** 500 times"],
  ["I live at 17 Oak Street flat 3", "I live at [ADDRESS_1]"],
  ["room 12B, third floor, block D", "room [ADDRESS_1]"],
  ["dob 010190", "dob [DOB_1]"],
  ["date of birth 12-mar-88", "date of birth [DOB_1]"],
  ["call four four seven seven zero zero nine hundred one two three", "call [PHONE_1]"],
  ["in the car call 070-174 09 55", "in the car call [PHONE_1]"],
  ["acc 0021478899 key 54 branch 3412", "acc [BANK_1] [BANK_2] branch [BANK_3]"],
  ["the key 54 and branch 3412 of the office", "the key 54 and branch 3412 of the office"],
  ["my boat number is QRT072", "my boat number is [ID_NUMBER_1]"],
  ["they took USD100 and KES500", "they took USD100 and KES500"],
  ["we are in D-412 now", "we are in [ADDRESS_1] now"],
  ["I came with an E-9 visa, my visa F-1 ended", "I came with an E-9 visa, my visa F-1 ended"],
  ["block B-12 visa office", "block [ADDRESS_1] visa office"],
  ["my number is A-4471 and the receipt TXN8H55K0172", "my number is [ID_NUMBER_1] and the receipt [ID_NUMBER_2]"],
  ["the card 003-456-789-1, 3 people", "the card [ID_NUMBER_1], 3 people"],
  ["account CI93 0555 0102 7788", "account [BANK_1]"],
  ["mpesa SKD7 44T1 QX is lost", "mpesa [BANK_1] is lost"],
  ["call 9 2 3, 5 5 5, 0 1 4", "call [PHONE_1]"],
  ["at 34.21 N 24.06 E now", "at [GPS_1] now"],
  ["my facebook is some.one.here, write", "my facebook is [HANDLE_1], write"],
  ["the van T 482 DXQ and the louage 5521 TU 190", "the van [PLATE_1] and the louage [PLATE_2]"],
  ["goro 113 334 950", "goro [PHONE_1]"],
  ["ask 8835-5629 women", "ask [PHONE_1] women"],
  ["I need 1 350 000 or 150 000 000 or 250 050 dinars", "I need 1 350 000 or 150 000 000 or 250 050 dinars"],
  ["come at 8h55 or 10:30", "come at 8h55 or 10:30"],
  ["passport ML 7720418", "passport [ID_NUMBER_1]"],
  ["my complaint number is HC-4417", "my complaint number is HC-4417"],
  ["the complaint about my file RSD-44180", "the complaint about my file [ID_NUMBER_1]"],
  ["the plate L 418 209 took us", "the plate [PLATE_1] took us"],
  ["the camp, C-44 beside the gate", "the camp, [ADDRESS_1]"],
];

/** Common words that begin like words for rooms, vehicles or documents, and towns or states of several words. */
const kept: readonly (readonly [DetectedLanguage, string])[] = [
  ["uk", "коли буде 18 липня, чи буде 20 місць?"],
  ["uk", "брат бере 4 пакети"],
  ["tr", "orada 40 adam vardı, hala 3 gün var"],
  ["kmr", "em hatin 12 rojan berê, kes nînin 8 rojan"],
  ["om", "gaarii 20 argine"],
  ["ru", "почти 30 дней ждем в Буэнос-Айресе"],
  ["fa", "برادرم ۳ روز در تگزاس است"],
  ["ru", "файл zayavka.docx не открывается"],
  ["ar", "الملف document.pdf ما وصل"],
];

/** What words of one language announce and another has as a unit; pages in Latin letters. */
const masked: readonly (readonly [DetectedLanguage, string, string])[] = [
  ["kmr", "jimara min 5554471", "jimara min [ID_NUMBER_1]"],
  ["kmr", "hesabê min 4471832905 zarok", "hesabê min [BANK_1] zarok"],
  ["ti", "መኪና ምስ ማይን 0942 47 18 85 ሒዝኩም", "መኪና ምስ ማይን [PHONE_1] ሒዝኩም"],
  ["ti", "ሰላም መዓስ 0702 49 03 91 ኢኹም ናይ ሰነ", "ሰላም መዓስ [PHONE_1] ኢኹም ናይ ሰነ"],
  ["am", "በ06170 065055 ነው", "[ID_NUMBER_1] ነው"],
  ["ps", "زما شمیره +93 781 555014 27 ده", "زما شمیره [PHONE_1] ده"],
  ["ti", "ኣብ ፌስቡክ Example Visa Helper 24 ይበሃል", "ኣብ ፌስቡክ [HANDLE_1] ይበሃል"],
  ["ckb", "لە کامێرا 22 ک 54819 بوو", "لە کامێرا [PLATE_1] بوو"],
  ["ckb", "ژمارەی فۆرم 4471832 ساڵ", "ژمارەی فۆرم [ID_NUMBER_1] ساڵ"],
  ["fr", "mon compte 29690 83009 95456774483 40 j'attends", "mon compte [BANK_1] j'attends"],
  ["tr", "konumum 37.0662 K 37.3833 D acil", "konumum [GPS_1] acil"],
  ["kmr", "tirimpêl Duhok 12345 bû", "tirimpêl Duhok [PLATE_1] bû"],
  ["my", "ကျွန်တော့် TT mya.aung99 ပါ", "ကျွန်တော့် TT [HANDLE_1] ပါ"],
];

describe("numbers, addresses and accounts", () => {
  it.each(masked)("are taken in %s: %s", (language, message, stripped) => {
    expect(strip(message, { language }).text).toBe(stripped);
  });

  it.each(found)("%s", (message, stripped) => {
    expect(en(message)).toBe(stripped);
  });

  it("takes a room in front of a house that is not counted, and no rooms that are", () => {
    const ru = (message: string): string => byRules(message, { language: "ru" }).text;
    expect(ru("живём: комната 214 общежитие на Лесной")).toBe("живём: комната [ADDRESS_1] общежитие на Лесной");
    expect(ru("у нас 40 комнат и 3 комнаты пустые")).toBe("у нас 40 комнат и 3 комнаты пустые");
    const room = strip("живём: комната 214 общежитие на Лесной", { language: "ru" }).text;
    expect(room).not.toContain("214");
    expect(room.endsWith(" на Лесной")).toBe(true);
  });

  it.each(kept)("keep in %s what is only like them: %s", (language, message) => {
    expect(strip(message, { language }).text).toBe(message);
  });

  it("gives the same value the same number", () => {
    expect(en("07700 900318 and again 07700 900318, not 07700 900319")).toBe(
      "[PHONE_1] and again [PHONE_1], not [PHONE_2]",
    );
  });

  it("takes the sender's own number and profile name wherever they stand", () => {
    const sender = { from: "whatsapp:+447700900318", profileName: "Zorblina K" };
    const { text } = strip("zorblina here, 7700 900318", { language: "en", sender });
    expect(text).toBe("[PERSON_1] here, [PHONE_1]");
  });

  it.each([
    ["+306945550134", "call me +30 694 555 0134"],
    ["+306945550134", "call me 0030 694-555-0134"],
    ["+306945550134", "call me 694 555 0134"],
    ["+4915550100417", "call me +49 (0)1555 0100417"],
    ["+4915550100417", "call me 01555 0100 417"],
    ["+447700900318", "call me (+44) 7700 900 318"],
    ["+12125550134", "call me 1-212-555-0134"],
    ["+12125550134", "call me (212) 555-0134"],
  ])("takes the whole number of the sender %s: %s", (from, message) => {
    expect(strip(message, { language: "en", sender: { from } }).text).toBe("call me [PHONE_1]");
  });

  it.each([
    ["en", "life is beautiful", "my life is not beautiful here"],
    ["fr", "Toujours fort", "on est toujours sans eau, il pleut fort"],
    ["sw", "Maisha ni safari", "maisha ni magumu safari ilikuwa ndefu"],
  ] as const)(
    "leaves the words of a profile that is called by a phrase, in %s: %s",
    (language, profileName, message) => {
      expect(strip(message, { language, sender: { profileName } }).text).toBe(message);
    },
  );

  it.each([
    ["Zorblina beautiful", "no beautiful day for zorblina", "no [PERSON_1] day for [PERSON_2]"],
    ["Adam Musa", "adam is here", "[PERSON_1] is here"],
  ])("takes those of one that may be a name: %s", (profileName, message, stripped) => {
    expect(strip(message, { language: "en", sender: { profileName } }).text).toBe(stripped);
  });

  it("takes no number beside the sender's", () => {
    const sender = { from: "+306945550134" };
    expect(strip("since 2019, +30 694 555 0134", { language: "en", sender }).text).toBe("since 2019, [PHONE_1]");
    expect(strip("room C8 0694 555 0134", { language: "en", sender }).text).toBe("room [ADDRESS_1] [PHONE_1]");
  });
});
