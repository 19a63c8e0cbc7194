import { type Automaton, automaton } from "./automaton.ts";
import { chatLetters } from "./chat-digits.ts";
import { foldEntries } from "./normalise.ts";

/** What words of a language may wear before and after them: articles, prepositions, persons. */
export type Affixes = { readonly before: readonly string[]; readonly after: readonly string[] };

/**
 * The words of one language, as a speaker writes them: concept → entries.
 * `stem*` begins with, `*end` ends with, `*part*` contains, `=word` exactly; `a .. b` leaves up to four words between;
 * without a mark `match` decides for words of four letters (`prefix`) or three (`infix`), shorter ones are exact,
 * but for the last of several;
 * `affix`: words of five letters may stand anywhere in a word, shorter ones may wear only what `affixes` names.
 */
export type LexiconFile = {
  readonly language: string;
  readonly source: string;
  readonly match: "word" | "prefix" | "infix" | "affix";
  readonly affixes?: Affixes;
  readonly concepts: Readonly<Record<string, readonly string[]>>;
};

/** One part of an entry: which entry, which place in it, how many parts, and how many words may lie before it. */
export type Part = {
  readonly entry: number;
  readonly place: number;
  readonly of: number;
  readonly gap: number;
  /** The word around it may wear only the affixes of the language. */
  readonly worn: boolean;
};

/** A lexicon ready to search; `parts` and `lengths` by pattern, `concepts` by entry. */
export type Lexicon = {
  readonly search: Automaton;
  readonly parts: readonly (readonly Part[])[];
  readonly lengths: readonly number[];
  readonly concepts: readonly string[];
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
};

/** Longer words of an affixing language may stand anywhere in a word. */
const longestWorn = 4;

/** What a written word asks for: its letters, and where the text's word may go on before and after them. */
type Written = { readonly letters: string; readonly before: boolean; readonly after: boolean; readonly worn: boolean };

const isDense = (code: number) => code >= 0x1200 && code <= 0x139f;
const isBurmese = (code: number) => code >= 0x1000 && code <= 0x109f;

function written(word: string, match: LexiconFile["match"], last: boolean): Written {
  const first = word.charAt(0);
  const open = { before: first === "*", after: word.length > 1 && word.endsWith("*") };
  const marked = first === "=" || open.before || open.after;
  const letters = word.slice(first === "=" || open.before ? 1 : 0, open.after ? -1 : undefined);
  const code = letters.charCodeAt(0);
  if (isBurmese(code)) return { letters, before: true, after: true, worn: false };
  if (marked) return { letters, ...open, worn: false };
  return { letters, ...unmarked(letters, match, last) };
}

/** Where a word without a mark is open, by the habit of the language. */
function unmarked(letters: string, match: LexiconFile["match"], last: boolean): Omit<Written, "letters"> {
  const code = letters.charCodeAt(0);
  const { length } = letters;
  const standIn = letters === "#" || letters === "§" || letters === "@";
  if (match === "affix") return { before: length > 1, after: length > 1, worn: length > 1 && length <= longestWorn };
  const anywhere = match === "infix" && length >= (isDense(code) ? 2 : 3);
  const onwards = match === "prefix" && !standIn && length >= (last ? 2 : 4);
  return { before: anywhere, after: anywhere || onwards, worn: anywhere && isDense(code) && length === 2 };
}

type Draft = { readonly literal: string; readonly gap: number; readonly worn: boolean };

/** The literal that a written word stands for, with spaces where a word must begin or end. */
function draft(word: string, gap: number, match: LexiconFile["match"], last: boolean): Draft {
  const { letters, before, after, worn } = written(word, match, last);
  const bare = letters.includes("_") ? letters.replaceAll("_", " ") : letters;
  return { literal: bare === "" ? "" : `${before ? "" : " "}${bare}${after ? "" : " "}`, gap, worn };
}

function drafts(entry: string, match: LexiconFile["match"]): Draft[] {
  const words = entry.split(" ");
  const out: Draft[] = [];
  let gap = 0;
  for (const [at, word] of words.entries()) {
    const made = word === ".." ? undefined : draft(word, gap, match, at > 0 && at === words.length - 1);
    if (made && made.literal !== "") out.push(made);
    gap = word === ".." ? 4 : 0;
  }
  return out;
}

/** Makes a lexicon searchable; entries of the same words share their patterns. */
export const lexicon = (file: LexiconFile): Lexicon => {
  const ids = new Map<string, number>();
  const parts: Part[][] = [];
  const entriesOf = Object.entries(file.concepts).flatMap(([concept, entries]) =>
    entries.map((entry) => ({ concept, entry })),
  );
  const spelt = chatLetters(entriesOf.map(({ entry }) => entry).join("\n"), file.language === "ar-latn");
  const folded = foldEntries(spelt).split("\n");
  folded.forEach((entry, index) => {
    const places = drafts(entry, file.match);
    places.forEach(({ literal, gap, worn }, place) => {
      const id = ids.get(literal) ?? ids.size;
      ids.set(literal, id);
      parts[id] ??= [];
      parts[id].push({ entry: index, place, of: places.length, gap, worn });
    });
  });
  const patterns = [...ids.keys()];
  return {
    search: automaton(patterns),
    parts,
    lengths: patterns.map((pattern) => (pattern.startsWith(" ") ? pattern.length - 1 : pattern.length)),
    concepts: entriesOf.map(({ concept }) => concept),
    before: affixSet(file.affixes?.before),
    after: affixSet(file.affixes?.after),
  };
};

function affixSet(affixes: readonly string[] = []): ReadonlySet<string> {
  return new Set(["", ...foldEntries(affixes.join("\n")).split("\n")]);
}
