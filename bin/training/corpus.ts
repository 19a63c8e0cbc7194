import { existsSync, readdirSync, readFileSync } from "node:fs";
import { languages } from "../../functions/domain/language/language.ts";
import { lettersOf } from "../../functions/domain/language/letters.ts";
import { scripts } from "../../functions/domain/language/script.ts";
import type { Annotated } from "../evaluation/corpus.ts";
import { gibberish } from "./examples.ts";
import type { Random } from "./random.ts";
import { romanisable, romanise } from "./romanise.ts";

/** A line of text, the language it is in (`und`: one that the channel does not know) and its script. */
export type Line = {
  readonly language: string;
  readonly script: string;
  readonly text: string;
  readonly source: "samples" | "own" | "messages" | "romanised" | "made";
};

const own = new URL("../../functions/domain/language/training/", import.meta.url);

/** All lines to learn from or to hold out: the sample folder, our own text, and made ones. */
export function linesOf(samples: string, random: Random): readonly Line[] {
  const ownLines = readdirSync(own)
    .filter((name) => name.endsWith(".txt"))
    .flatMap((name) => read(new URL(name, own)).map((text) => line(name.split(/[-.]/)[0] ?? "und", text, "own")));
  const sampleLines = languages.flatMap((language) => {
    const file = `${samples}/${language}.txt`;
    const lines = existsSync(file) ? read(file).map((text) => line(language, text, "samples")) : [];
    // A Persian file holds lines in Latin letters too: names and quotations in English, which would teach nonsense.
    return lines.filter(({ script }) => script === lines[0]?.script);
  });
  const inLatin = romanised([...sampleLines, ...ownLines], "romanised");
  const made = Array.from({ length: 300 }, () => line("und", gibberish(random), "made"));
  return [...sampleLines, ...ownLines, ...inLatin, ...made];
}

/** Annotated messages as lines, what is marked (names, numbers, places) left out: identifiers are of no language. */
export function messageLines(messages: readonly Annotated[]): readonly Line[] {
  const lines = messages.map((message) => line(message.lang ?? "und", unmarked(message), "messages"));
  return [...lines, ...romanised(lines, "messages")];
}

/** Every eighth line that can be typed in Latin letters, so typed. */
function romanised(lines: readonly Line[], source: Line["source"]): readonly Line[] {
  return lines
    .filter(({ language, script }) => script !== "Latin" && romanisable.some((known) => known === language))
    .filter((_, index) => index % 8 === 0)
    .map(({ language, text }) => line(language, romanise(text, language), source));
}

function unmarked({ text, marks }: Annotated): string {
  const ends = [0, ...marks.map(({ end }) => end)];
  return ends.map((from, index) => text.slice(from, marks[index]?.start)).join(" ");
}

const fewestLines = 10;

/** Without messages in letters that their language is hardly ever typed in: a class of so few is a guess. */
export function withoutRare(lines: readonly Line[]): readonly Line[] {
  const kinds = Map.groupBy(lines, ({ script, language }) => `${script} ${language}`);
  const isWorth = (some: readonly Line[]) =>
    some.length >= fewestLines || some.some(({ source }) => source !== "messages");
  return [...kinds.values()].filter(isWorth).flat();
}

/** The lines of a file; `#` begins a remark. */
function read(file: string | URL): string[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.map((text) => text.trim()).filter((text) => text !== "" && !text.startsWith("#"));
}

function line(language: string, text: string, source: Line["source"]): Line {
  return { language, text, source, script: scripts[lettersOf(text).script] ?? "none" };
}
