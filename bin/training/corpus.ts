import { existsSync, readdirSync, readFileSync } from "node:fs";
import { languages } from "../../functions/domain/language/language.ts";
import { lettersOf } from "../../functions/domain/language/letters.ts";
import { scripts } from "../../functions/domain/language/script.ts";
import { gibberish } from "./examples.ts";
import type { Random } from "./random.ts";
import { romanisable, romanise } from "./romanise.ts";

/** A line of text, the language it is in (`und`: one that the channel does not know) and its script. */
export type Line = {
  readonly language: string;
  readonly script: string;
  readonly text: string;
  readonly source: "samples" | "own" | "romanised" | "made";
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
  const inLatin = [...sampleLines, ...ownLines]
    .filter(({ language, script }) => script !== "Latin" && romanisable.some((known) => known === language))
    .filter((_, index) => index % 8 === 0)
    .map(({ language, text }) => line(language, romanise(text), "romanised"));
  const made = Array.from({ length: 300 }, () => line("und", gibberish(random), "made"));
  return [...sampleLines, ...ownLines, ...inLatin, ...made];
}

/** The lines of a file; `#` begins a remark. */
function read(file: string | URL): string[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.map((text) => text.trim()).filter((text) => text !== "" && !text.startsWith("#"));
}

function line(language: string, text: string, source: Line["source"]): Line {
  return { language, text, source, script: scripts[lettersOf(text).script] ?? "none" };
}
