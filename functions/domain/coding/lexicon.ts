import { type Automaton, automaton } from "./automaton.ts";
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

const dense = /[\u1200-\u139f\u1000-\u109f]/;
const bare = (word: string) => word.replace(/^[*=]|\*$/g, "");
/** Exact words of an affixing language still wear its article and prepositions; the others are for verbs. */
const longestWorn = 4;

const openEnds = (word: string, match: LexiconFile["match"], among: boolean): readonly [boolean, boolean] => {
  const length = bare(word).length;
  if (word.startsWith("=")) return [false, false];
  if (word.startsWith("*") || word.endsWith("*")) return [word.startsWith("*"), word.endsWith("*")];
  if (match === "affix") return [length > 1, length > 1];
  if (match === "infix" && length >= (dense.test(word) ? 2 : 3)) return [true, true];
  return [false, match === "prefix" && length >= (among ? 2 : 4) && !/^[#§@]/.test(word)];
};

type Draft = { readonly literal: string; readonly gap: number; readonly worn: boolean };

/** The literal that a written word stands for, with spaces where a word must begin or end. */
function draft(word: string, gap: number, file: LexiconFile, among: boolean): Draft {
  const [openBefore, openAfter] = openEnds(word, file.match, among);
  const folded = bare(word).replaceAll("_", " ");
  const isBurmese = /[\u1000-\u109f]/.test(folded);
  const before = openBefore || isBurmese ? "" : " ";
  const after = openAfter || isBurmese ? "" : " ";
  const worn = file.match === "affix" && openBefore && openAfter && !word.includes("*") && folded.length <= longestWorn;
  return { literal: folded === "" ? "" : `${before}${folded}${after}`, gap, worn };
}

function drafts(entry: string, file: LexiconFile): Draft[] {
  const out: Draft[] = [];
  let gap = 0;
  const words = entry.split(" ");
  for (const [at, word] of words.entries()) {
    if (word !== "..") out.push(draft(word, gap, file, at > 0 && at === words.length - 1));
    gap = word === ".." ? 4 : 0;
  }
  return out.filter(({ literal }) => literal !== "");
}

/** Makes a lexicon searchable; entries of the same words share their patterns. */
export const lexicon = (file: LexiconFile): Lexicon => {
  const ids = new Map<string, number>();
  const parts: Part[][] = [];
  const written = Object.entries(file.concepts).flatMap(([concept, entries]) => entries.map((entry) => ({ concept, entry })));
  const folded = foldEntries(written.map(({ entry }) => entry).join("\n")).split("\n");
  folded.forEach((entry, index) => {
    const places = drafts(entry, file);
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
    concepts: written.map(({ concept }) => concept),
    before: affixSet(file.affixes?.before),
    after: affixSet(file.affixes?.after),
  };
};

function affixSet(affixes: readonly string[] = []): ReadonlySet<string> {
  return new Set(["", ...foldEntries(affixes.join("\n")).split("\n")]);
}
