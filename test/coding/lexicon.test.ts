import fc from "fast-check";
import { expect, it } from "vitest";
import { compileLexicon } from "../../functions/domain/coding/compile-lexicon.ts";
import { findEntries } from "../../functions/domain/coding/find-concepts.ts";
import { lexicon } from "../../functions/domain/coding/lexicon.ts";
import type { LexiconFile } from "../../functions/domain/coding/lexicon-file.ts";
import { normalise } from "../../functions/domain/coding/normalise.ts";

const file = (concepts: LexiconFile["concepts"], match: LexiconFile["match"] = "word"): LexiconFile => ({
  language: "en",
  source: "invented",
  match,
  concepts,
});

/** The concepts of a text, with the first and last word of each. */
const found = (given: LexiconFile, text: string) =>
  findEntries(normalise(text), { words: lexicon(compileLexicon(given)), shortest: 1 }).map(
    ({ concept, from, to }) => `${concept} ${from}-${to}`,
  );

it.each([
  ["exactly", { beat: ["=hit"] }, "hit hits whit", ["beat 0-0"]],
  ["the beginning", { beat: ["hit*"] }, "hit hits whit", ["beat 0-0", "beat 1-1"]],
  ["the end", { beat: ["*hit"] }, "hit hits whit", ["beat 0-0", "beat 2-2"]],
  ["any part", { beat: ["*hit*"] }, "hit hits whit", ["beat 0-0", "beat 1-1", "beat 2-2"]],
  ["several words", { lure: ["his room"] }, "in his room, his big room", ["lure 1-2"]],
  ["words with others between", { lure: ["come .. alone"] }, "come to us all alone", ["lure 0-4"]],
  ["words too far apart", { lure: ["come .. alone"] }, "come to us all of you alone", []],
  ["one word of two concepts", { beat: ["hit"], music: ["hit"] }, "a hit", ["beat 1-1", "music 1-1"]],
  ["another script and a picture", { beat: ["ضرب"], help: ["🆘"] }, "ضرب 🆘", ["beat 0-0", "help 1-1"]],
])("a compiled lexicon finds %s", (_, concepts, text, expected) => {
  expect(found(file(concepts), text)).toEqual(expected);
});

it("keeps hundreds of concepts apart, said in one word or in several", () => {
  const numbers = Array.from({ length: 600 }, (_, at) => at);
  const figure = (at: number, letters: string) => letters.charAt(Math.trunc(at) % 10);
  const spelt = (at: number) =>
    figure(at / 100, "abcdefghij") + figure(at / 10, "klmnopqrst") + figure(at, "abcdefghij");
  const concepts = Object.fromEntries(numbers.map((at) => [`c${at}`, [`=${spelt(at)}x`, `=z =${spelt(at)}y`]]));
  const said = numbers.map((at) => `${spelt(at)}x z ${spelt(at)}y`).join(" ");
  const wanted = numbers.flatMap((at) => [`c${at} ${3 * at}-${3 * at}`, `c${at} ${3 * at + 1}-${3 * at + 2}`]);
  expect(found(file(concepts), said)).toEqual(wanted);
});

it("finds every word of a lexicon wherever it stands, however many share their letters", () => {
  // A letter three times is one letter: people stretch words.
  const word = fc
    .string({ unit: fc.constantFrom("a", "b", "c", "ش", "ن"), minLength: 1, maxLength: 6 })
    .filter((letters) => !/(.)\1\1/u.test(letters));
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 30 }),
      fc.array(word, { maxLength: 10 }),
      (words, text) => {
        const concepts = Object.fromEntries(words.map((one) => [`c${one}`, [`=${one}`]]));
        const compiled = lexicon(compileLexicon(file(concepts)));
        const said = findEntries(normalise(text.join(" ")), { words: compiled, shortest: 1 });
        expect(said.map(({ concept }) => concept)).toEqual(
          text.filter((one) => words.includes(one)).map((one) => `c${one}`),
        );
      },
    ),
  );
});
