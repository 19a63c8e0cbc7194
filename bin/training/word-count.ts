import { readdirSync, readFileSync } from "node:fs";
import { normalise } from "../../functions/domain/identifiers/normalise.ts";
import { tokenise } from "../../functions/domain/identifiers/token.ts";

/** How often a folded word stood in ordinary text, and how often with a capital that its place does not explain. */
export type Seen = { ordinary: number; proper: number };
export type WordCount = ReadonlyMap<string, ReadonlyMap<string, Seen>>;

const domain = new URL("../../functions/domain/", import.meta.url);

/** Counts the words of each language: the sample files, our own training lines and words, the words of the coding lexicons. */
export function countWords(samples: string): WordCount {
  const counts = new Map<string, Map<string, Seen>>();
  const count = (language: string, text: string, weight: number): void => {
    const words = counts.get(language) ?? new Map<string, Seen>();
    counts.set(language, words);
    countLine(words, text, weight);
  };
  for (const [language, line] of linesIn(samples, ".txt")) count(language, line, 1);
  for (const room of ["language", "identifiers"])
    for (const [language, line] of linesIn(new URL(`${room}/training/`, domain), ".txt"))
      if (!line.startsWith("#")) count(language, line, 2);
  for (const [language, line] of linesIn(new URL("coding/training/", domain), ".jsonl"))
    if (line) count(language, (JSON.parse(line) as { text: string }).text, 2);
  for (const [language, entry] of lexiconEntries()) count(language, entry, 2);
  return counts;
}

function countLine(words: Map<string, Seen>, text: string, weight: number): void {
  const { plain, folded } = normalise(text);
  tokenise(plain, folded).forEach((token, i, tokens) => {
    if (token.kind !== "word" || token.end - token.start < 2) return;
    const seen = words.get(token.folded) ?? { ordinary: 0, proper: 0 };
    const isProper = tokens[i - 1]?.kind === "word" && (token.case === "capital" || token.case === "upper");
    if (isProper) seen.proper += weight;
    else if (token.case !== "capital" || weight > 1) seen.ordinary += weight;
    words.set(token.folded, seen);
  });
}

/** Lines of the files of a folder with the language that the file's name says: `ar-Latn.txt` is `ar`. */
function linesIn(folder: string | URL, ending: string): [language: string, line: string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .flatMap((name) => {
      const file = typeof folder === "string" ? `${folder}/${name}` : new URL(name, folder);
      const language = name.split(/[-.]/)[0] ?? "und";
      return readFileSync(file, "utf8")
        .split("\n")
        .map((line): [string, string] => [language, line]);
    });
}

/** What the coding lexicons write as whole words; stems and patterns are left out. */
function lexiconEntries(): [language: string, entry: string][] {
  const folder = new URL("coding/knowledge/", domain);
  return readdirSync(folder)
    .filter((name) => /^[a-z]{2,3}(-latn)?\.json$/.test(name))
    .sort()
    .flatMap((name) => {
      const { concepts = {} } = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as {
        concepts?: Record<string, string[]>;
      };
      const entries = Object.values(concepts).flat();
      return entries
        .filter((entry) => /^[\p{L}\p{M}' ]+$/u.test(entry))
        .map((entry): [string, string] => [name.split(/[-.]/)[0] ?? "und", entry]);
    });
}
