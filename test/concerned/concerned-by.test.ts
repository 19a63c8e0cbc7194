import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concernedBy } from "../../functions/domain/feedback/concerned/concerned-by.ts";
import { knownPeople } from "../../functions/domain/feedback/concerned/known-people.ts";
import { roleNames, roleWords } from "../../functions/domain/feedback/concerned/role-words.ts";
import { languages } from "../../functions/domain/language/language.ts";

/** Invented people of an invented Society. */
const people = knownPeople([
  { id: "mohammed", names: ["Mohammed Zarkelan", "Shorty", "volunteer block C"] },
  { id: "khaled", names: ["Khaled Turvani", "the tall one", "night guard"] },
  { id: "oksana", names: ["Oksana Brelska"] },
  { id: "yusuf", names: ["Yusuf Dalmeni"] },
  { id: "ali", names: ["Ali Korvan"] },
  { id: "may", names: ["May Oldergrove"] },
  { id: "aye", names: ["Aye Melkan", "အေးမြတ်"] },
  { id: "officer", names: ["Demo accountability officer"] },
]);

/** What is said; what the stripper takes for a name in it; who it may be about. */
type Row = readonly [script: string, text: string, names: readonly string[], ids: readonly string[]];

const rows: readonly Row[] = [
  ["Latin, the whole name", "Mohammed Zarkelan took the money", ["Mohammed Zarkelan"], ["mohammed"]],
  ["Latin, the first name alone", "i gave it to mohamed", ["mohamed"], ["mohammed"]],
  ["Latin, another spelling", "Muhammad hit my son", ["Muhammad"], ["mohammed"]],
  ["Latin, as Somali writes it", "Maxamed ayaa lacagta qaatay", ["Maxamed"], ["mohammed"]],
  ["Latin, a silent Somali c", "Cali ayaa na diiday", ["Cali"], ["ali"]],
  ["Latin, as Turkish writes it", "Mehmet bize bağırdı", ["Mehmet"], ["mohammed"]],
  ["Latin, as French writes it", "Youssouf a pris l'argent", ["Youssouf"], ["yusuf"]],
  ["Latin, without accents and case", "OKSÁNA shouted at us", ["OKSÁNA"], ["oksana"]],
  ["Arabic", "محمد أخذ المال مني", ["محمد"], ["mohammed"]],
  ["Arabic, with a word in front", "قال لي خالد", ["لي خالد"], ["khaled"]],
  ["Arabic, a short name", "علي رفض أن يساعدنا", ["علي"], ["ali"]],
  ["Persian", "یوسف به ما کمک نکرد", ["یوسف"], ["yusuf"]],
  ["Cyrillic", "Мохаммед взял деньги", ["Мохаммед"], ["mohammed"]],
  ["Cyrillic, Ukrainian", "Оксана кричала на нас", ["Оксана"], ["oksana"]],
  ["Ethiopic", "መሐመድ ገንዘብ ወሰደ", ["መሐመድ"], ["mohammed"]],
  ["Ethiopic, Tigrinya", "ዮሱፍ ኣይሓገዘናን", ["ዮሱፍ"], ["yusuf"]],
  ["Bengali", "মোহাম্মদ টাকা নিয়েছে", ["মোহাম্মদ"], ["mohammed"]],
  ["Burmese, as it was entered", "အေးမြတ်က ပိုက်ဆံယူသွားတယ်", [], ["aye"]],
  ["a nickname that no stripper knows", "shorty wants money for a blanket", [], ["mohammed"]],
  ["the whole name where the stripper missed it", "complaint about khaled turvani", [], ["khaled"]],
  ["Latin, without its h", "kaled said no", ["kaled"], ["khaled"]],
  ["a first name as it is spelt, and a work", "khaled the guard let him in", [], ["khaled"]],
  ["a first name in another script, and a work", "الحارس خالد سمح له بالدخول", [], ["khaled"]],
  ["a surname that the stripper missed, with its capital", "Zarkelan sold the blankets", [], ["mohammed"]],
  ["a long surname in small letters", "zarkelan sold the blankets", [], ["mohammed"]],
  ["a work and a place", "the volunteer who gives out soap at block C touches girls", [], ["mohammed"]],
  ["the same in Arabic", "المتطوع في بلوك C يلمس البنات", [], ["mohammed"]],
  ["the same in French", "le bénévole du bloc C touche les filles", [], ["mohammed"]],
  ["the same in Turkish", "C blok gönüllüsü kızlara dokunuyor", [], ["mohammed"]],
  ["the same in Russian", "волонтёра из блока C боятся", [], ["mohammed"]],
  ["the same in Amharic", "የብሎክ C በጎ ፈቃደኛው", [], ["mohammed"]],
  ["a work and a time", "the security man at night asks for money", [], ["khaled"]],
  ["an ordinary word that is somebody's name, with no work spoken of", "we may come tomorrow", [], []],
  ["an ordinary word that sounds like a name", "the guard is called at noon", [], []],
  ["another place than theirs", "the volunteer at block D is kind", [], []],
  ["somebody else's name", "Tewolde took the money", ["Tewolde"], []],
  ["the name of a role", "the accountability officer at the gate", [], []],
  ["nobody", "where can I get a blanket?", [], []],
];

describe("whom a message may be about", () => {
  test.each(rows)("%s", (_, text, names, ids) => {
    expect([...concernedBy(text, names, people)]).toEqual(ids);
  });

  test("is nobody where nobody is known", () => {
    expect(concernedBy("Mohammed took it", ["Mohammed"], knownPeople([]))).toEqual([]);
    expect(concernedBy("anything", [""], knownPeople([{ id: "p", names: ["", " - "] }]))).toEqual([]);
  });

  test("is found in any text without an error, and in time that grows with its length alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
        expect(concernedBy(`${text} mohammed zarkelan`, [], people)).toContain("mohammed");
      }),
    );
  });
});

describe("words for what people do", () => {
  test.each(languages)("are there for every work and place: %s", (language) => {
    for (const role of roleNames) expect(roleWords[language].words[role].join("").length, role).toBeGreaterThan(1);
  });

  const volunteers = languages.map((language) => [language, roleWords[language].words.volunteer[0] ?? ""] as const);
  test.each(volunteers)("find the volunteer of block C in %s", (_, word) => {
    expect(concernedBy(`${word} C block`, [], people)).toContain("mohammed");
  });
});
