import { SegmentedMessage } from "sms-segments-calculator";
import { describe, expect, test } from "vitest";
import { commandOf } from "../../functions/domain/conversation/command.ts";
import { commandNames } from "../../functions/domain/conversation/command-names.ts";
import { fill } from "../../functions/domain/conversation/say.ts";
import { type TextName, textNames, texts } from "../../functions/domain/conversation/texts.ts";
import { words } from "../../functions/domain/conversation/words.ts";
import { languages } from "../../functions/domain/language/language.ts";

/** Each place at the longest that the shipped settings could fill it with. */
const longest = {
  society: "Example Society",
  code: "HB7K2MQX4T",
  days: "66",
  caller: "+123456789012345",
  textDays: "90",
  addressDays: "30",
  sensitiveDays: "7",
  outside: "outside.recipient@example.net",
  languages: "English, Français, العربية, አማርኛ, Soomaali",
};
const placesOf = (text: string) => new Set(text.match(/\{[a-zA-Z]+\}/g));
const filled = (language: (typeof languages)[number], name: TextName) =>
  fill(texts[language][name], {
    ...longest,
    danger: fill(texts[language].danger, { number: "+123456789012345" }),
  });
/** Codes and words that all languages send stay as they are. */
const bare = (text: string) => text.replace(/\{[a-zA-Z]+\}|STOP|INFO|SMS|WhatsApp|\d/g, "").trim();

describe.each(languages)("the texts in %s", (language) => {
  test("say of themselves that no speaker has reviewed them", () => {
    expect(texts[language]).toMatchObject({
      language,
      state: "machine-drafted",
      source: expect.stringMatching(/\w{5}/),
    });
    expect(words[language]).toMatchObject({
      of: language,
      state: "machine-drafted",
      source: expect.stringMatching(/\w{5}/),
    });
  });

  test.each(textNames)("%s keeps its segment budget and fits into one message of Twilio", (name) => {
    const text = filled(language, name);
    expect(text.length).toBeLessThanOrEqual(1_600);
    expect(new SegmentedMessage(text, "auto").segmentsCount).toBeLessThanOrEqual(texts[language].segments[name]);
    expect(text).not.toMatch(/[{}]/);
  });

  test("have the same places as in English", () => {
    for (const name of [...textNames, "danger"] as const)
      expect(placesOf(texts[language][name]), name).toEqual(placesOf(texts.en[name]));
  });

  test("name only words that are understood, and HELP names them all", () => {
    const help = texts[language].help.toUpperCase();
    const heard = (name: (typeof commandNames)[number]) =>
      [...words[language][name], ...words.en[name]].some((word) => help.includes(word.toUpperCase()));
    expect(commandNames.filter((name) => !heard(name))).toEqual([]);
  });

  test("cost no more than a person would pay for them", () => {
    const { segments } = texts[language];
    expect(segments.acknowledgement).toBeLessThanOrEqual(5);
    expect(segments.info).toBeLessThanOrEqual(11);
    for (const name of textNames.filter((text) => !["acknowledgement", "info", "help"].includes(text)))
      expect(segments[name], name).toBeLessThanOrEqual(3);
  });
});

test("no two languages share more than a fifth of their texts", () => {
  for (const one of languages) {
    for (const other of languages.filter((language) => language > one)) {
      const shared = textNames.filter((name) => bare(texts[one][name]) === bare(texts[other][name]));
      expect(shared.length, `${one} and ${other}`).toBeLessThanOrEqual(textNames.length / 5);
    }
  }
});

test("no two languages of one family are so near that one was copied from the other", () => {
  const tokens = (language: (typeof languages)[number]) =>
    new Set(textNames.flatMap((name) => bare(texts[language][name]).split(/[\s፡።፣፤፦,.:;?!]+/u)));
  for (const [one, other] of [
    ["fa", "prs"],
    ["am", "ti"],
    ["ru", "uk"],
    ["tr", "kmr"],
    ["ar", "ckb"],
  ] as const) {
    const mine = [...tokens(one)];
    const shared = mine.filter((token) => tokens(other).has(token));
    expect(shared.length / mine.length, `${one} and ${other}`).toBeLessThan(0.5);
  }
});

test("no word means two things to do", () => {
  for (const language of languages)
    for (const name of commandNames)
      for (const word of words[language][name]) expect(commandOf(word)?.name, `${language} ${word}`).toBe(name);
});
