import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandOf } from "../../functions/domain/conversation/command.ts";
import { commandNames } from "../../functions/domain/conversation/command-names.ts";
import { toldBy } from "../../functions/domain/conversation/provider-keywords.ts";
import { isSlipOf, wordsOf } from "../../functions/domain/conversation/spelling.ts";
import { words } from "../../functions/domain/conversation/words.ts";
import type { ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { referenceCode } from "../../functions/domain/feedback/reference-code.ts";
import { languages } from "../../functions/domain/language/language.ts";

const code = referenceCode(Uint8Array.from([3, 41, 77, 99, 120, 14, 60, 8])) as ReferenceCode;
const corpus = readFileSync(new URL("../corpus/messages.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => (JSON.parse(line) as { text: string }).text.replace(/\[\[\w+\|(.*?)\]\]/g, "$1"));
const everyWord = languages.flatMap((language) =>
  commandNames.flatMap((name) => words[language][name].map((word) => ({ language, name, word }))),
);

describe.each(languages)("a command in %s", (language) => {
  const mine = everyWord.filter((entry) => entry.language === language);
  const dressed: readonly ((word: string) => string)[] = [
    (word) => word,
    (word) => word.toLowerCase(),
    (word) => `  ${word}!! `,
    (word) => `«${word}».`,
    (word) => `${word} 🙏`,
    (word) => `${word}. ${words[language].courtesies[0]}`,
    (word) => `${words[language].courtesies[1]}, ${word}`,
    (word) => word.normalize("NFD"),
  ];
  test("is heard in any case, with punctuation, and with a thank you", () => {
    for (const { name, word } of mine)
      for (const dress of dressed) expect(commandOf(dress(word))?.name, dress(word)).toBe(name);
  });

  test("takes a code for STATUS and DELETE, however it is typed", () => {
    for (const name of ["status", "delete"] as const) {
      for (const word of words[language][name]) {
        const hyphens = `${code.slice(0, 2)}-${code.slice(2, 6)}-${code.slice(6)}`.toLowerCase();
        expect(commandOf(`${word} ${code}`)).toMatchObject({ name, code });
        expect(commandOf(`${word.toLowerCase()}: ${hyphens}`)).toMatchObject({ name, code });
      }
    }
  });

  test("asks for a language by the name that its speakers give it", () => {
    const [word = ""] = words[language].language;
    const [own = "", tag = ""] = words[language].names;
    expect(commandOf(`${word} ${own}`)).toMatchObject({ name: "language", wanted: language });
    expect(commandOf(`LANGUAGE ${tag}`)).toMatchObject({ name: "language", wanted: language });
  });
});

test.each(["STOP STOP STOP", "stop, stop!", "S T O P", "s.t.o.p.", `STOP ${code}`, `توقف ${code}`, "Stop. Thank you"])(
  "%s stops",
  (text) => {
    expect(commandOf(text)?.name).toBe("stop");
  },
);

test.each([
  ["STOP with a Cyrillic О", "STОP", "stop"],
  ["STOP with three Cyrillic letters", "SТОР", "stop"],
  ["STOP with a Greek Ο, held down", "stοοοp", "stop"],
  ["STOP letter by letter, one of them Cyrillic", "S T О P", "stop"],
  ["СТОП with a Latin O", "СТOП", "stop"],
  ["DELETE with a Cyrillic Е, and a code with a Cyrillic Н", `DЕLETE ${code.replace("H", "Н")}`, "delete"],
] as const)("%s is understood", (_, text, name) => {
  expect(commandOf(text)?.name).toBe(name);
});

test.each(["help help", "d e l e t e", "stop it", "stop the bus", "READ READ", "no no no", "a b c"])(
  "%s is no command",
  (text) => {
    expect(commandOf(text)).toBeUndefined();
  },
);

describe("what is not a command", () => {
  test.each([
    "we must STOP this",
    "YES",
    "END",
    "CANCEL",
    "QUIT",
    "please stop the man at the gate",
    "stop it",
    "start of the week",
    "help me",
    "au secours",
    "when does it start?",
    "delete my brother from the list",
    "status of my family",
    "I read your message",
    "human rights",
    "language class",
    "6",
    "0",
    "45",
    "no",
    "ok",
    "thank you",
    "",
    "!!!",
    "بس",
    "stop stop stop beating the children",
  ])("%j", (text) => {
    expect(commandOf(text)).toBeUndefined();
  });

  test("a sentence of the corpus", () => {
    expect(corpus.filter((text) => commandOf(text))).toEqual([]);
  });

  test("a word inside a sentence of the corpus, wherever it stands and whatever it is", () => {
    const sentence = fc.constantFrom(...corpus.map(wordsOf).filter((said) => said.length > 6));
    fc.assert(
      fc.property(sentence, fc.constantFrom(...everyWord), fc.nat(), ({ ...said }, { word }, at) => {
        const all = Object.values(said);
        const place = at % (all.length + 1);
        expect(commandOf([...all.slice(0, place), word, ...all.slice(place)].join(" "))).toBeUndefined();
      }),
      { numRuns: 4_000 },
    );
  });

  test("any text is read without an error, and only short ones are looked at", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        (text) => commandOf(text) === undefined || text.length <= 100,
      ),
    );
    expect(commandOf(`STOP${" ".repeat(100)}`)).toBeUndefined();
  });
});

describe("a slip of the finger", () => {
  test.each([
    ["STOOOOP", "stop"],
    ["stopp", "stop"],
    ["unsubcribe", "stop"],
    ["DELETTE", "delete"],
    ["Deelte", "delete"],
    ["arrêtez", "stop"],
    ["languge", "language"],
    ["supprimr", "delete"],
    ["ايقاف", "stop"],
    ["أوقف", undefined],
    ["ሠርዝ", "delete"],
  ])("%s", (text, name) => {
    expect(commandOf(text)?.name).toBe(name);
  });

  test("is one letter, and no more", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom("a", "b", "z"), (one, at, letter) => {
        const place = at % (one.length + 1);
        expect(isSlipOf(one, one.slice(0, place) + letter + one.slice(place))).toBe(true);
        expect(isSlipOf(one, one.slice(0, place) + one.slice(place + 1))).toBe(true);
        expect(isSlipOf(one, `${one}${letter}${letter}`)).toBe(false);
      }),
    );
  });
});

test.each([
  ["4", 4],
  ["٤", 4],
  ["۴", 4],
  ["৪", 4],
  ["၄", 4],
  [" 5! thank you", 5],
])("%j is a number from one to five, for when one was asked for", (text, score) => {
  expect(commandOf(text)).toMatchObject({ name: "rating", score });
});

describe("what Twilio acts on before us", () => {
  const told = (
    body: string,
    optOutType: "STOP" | "START" | "HELP" | undefined,
    keywords: "default" | "advanced" = "advanced",
    channel: "sms" | "whatsapp" = "sms",
  ) => toldBy({ twilio: { keywords } as never }, { body, channel, optOutType });

  test.each([
    ["CANCEL", "STOP", "stop"],
    ["END", "STOP", "stop"],
    ["YES", "START", "start"],
    ["arrêt", "STOP", "stop"],
    ["INFO", "HELP", "info"],
    ["anything", "HELP", "help"],
  ] as const)("%s with OptOutType %s is obeyed and not answered again", (body, type, name) => {
    expect(told(body, type)).toMatchObject({ name, answered: true });
  });

  test("its own list is not answered again by SMS where no OptOutType says so", () => {
    expect(told(" stop ", undefined, "default")).toMatchObject({ name: "stop", answered: true });
    expect(told("Stop. Thank you", undefined, "default")?.answered).toBeUndefined();
    expect(told("stop", undefined, "default", "whatsapp")?.answered).toBeUndefined();
    expect(told("stop", undefined)?.answered).toBeUndefined();
  });
});
