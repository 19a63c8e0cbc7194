import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import { detector } from "../../functions/domain/language/detect.ts";
import { type Language, languages } from "../../functions/domain/language/language.ts";

const knowledge = readKnowledge();
const strip = stripper(knowledge);
const detect = detector(knowledge);
/** What is taken out when the language is known, and when it is guessed from a word or two. */
const strippedBothWays = (text: string, language: Language): readonly string[] => [
  strip(text, { language }).text,
  strip(text, { language: detect(text).language }).text,
];

const locales: Partial<Record<Language, string>> = { prs: "fa-AF", kmr: "ku" };
const days = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2027, 1, 1 + i)));
const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2027, i, 1)));

/** Days and months as the language calls them (Unicode CLDR); Haitian Creole is not in it. */
const calendarOf = (language: Language): readonly string[] => {
  const locale = locales[language] ?? language;
  const named = (dates: readonly Date[], part: Intl.DateTimeFormatOptions): string[] =>
    dates.map((date) => new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { ...part, timeZone: "UTC" }).format(date));
  return language === "ht"
    ? ["Lendi", "Janvye"]
    : [...named(days, { weekday: "long" }), ...named(months, { month: "long" })];
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

describe("days, months, peoples and organisations are no names", () => {
  it.each(languages.map((language) => [language, calendarOf(language)] as const))("in %s: %s", (language, words) => {
    for (const word of words)
      for (const text of [word, `${capital(word)}.`, `${capital(word)}?`, `- ${capital(word)} 9:00`])
        expect(strippedBothWays(text, language)).toEqual([text, text]);
  });

  it.each<[Language, string]>([
    ["en", "On Monday."],
    ["en", "In May."],
    ["en", "Come on Thursday or Friday."],
    ["en", "The Red Cross and the Danish Refugee Council come in March."],
    ["en", "Are Somalis and Eritreans on the same list? The Christians asked too."],
    ["fr", "Lundi."],
    ["fr", "La Croix-Rouge ouvre le Mardi, pas le Mercredi."],
    ["fr", "Les Guinéens et les Maliens attendent, inch'Allah."],
    ["es", "El Lunes."],
    ["es", "La Cruz Roja atiende los Martes, gracias a Dios."],
    ["pt", "Na Segunda, na Cruz Vermelha."],
    ["pt", "Os Angolanos e os Congoleses, graças a Deus."],
    ["ar", "يوم الخميس ان شاء الله في الهلال الأحمر"],
    ["fa", "دوشنبه در هلال احمر، انشاالله"],
    ["tr", "Pazartesi Kızılay geliyor. Suriyeliler ve Afganlar bekliyor."],
    ["uk", "У Понеділок, Слава Богу. Червоний Хрест працює."],
    ["ru", "В Среду. Узбеки и Таджики ждут Красный Крест, слава Богу."],
    ["so", "Maalinta Isniinta, Bisha Cas. Soomaali iyo Oromo."],
    ["sw", "Jumatatu, Msalaba Mwekundu. Wakongo na Warundi."],
    ["ha", "Ranar Litinin. Hausawa da Fulani, Allah ya taimaka."],
    ["ht", "Lendi, Lakwa Wouj. Ayisyen ak Venezyelyen, Bondye beni nou."],
    ["wo", "Altine. Wolof ak Pulaar, Yàlla na leen barkeel."],
    ["om", "Wiixata. Oromoo fi Somaaleen, Waaqni isin haa eebbisu."],
    ["kmr", "Roja Duşemê. Kurd û Ereb, Xwedê alîkar be."],
    ["my", "တနင်္လာနေ့ ကြက်ခြေနီ ရုံး"],
    ["bn", "সোমবার রেড ক্রিসেন্ট আসবে, ইনশাআল্লাহ"],
    ["am", "ሰኞ ቀይ መስቀል ይመጣል እግዚአብሔር ይመስገን"],
    ["ti", "ሰኑይ ቀይሕ መስቀል ይመጽእ እግዚኣብሄር ይመስገን"],
  ])("in %s a message keeps them: %s", (language, text) => {
    expect(strippedBothWays(text, language)).toEqual([text, text]);
  });
});
