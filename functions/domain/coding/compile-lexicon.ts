import { chatLetters } from "./chat-digits.ts";
import { type Draft, drafts } from "./drafts.ts";
import type { LexiconFile } from "./lexicon-file.ts";
import { type LexiconHeader, wornMark } from "./lexicon-header.ts";
import { foldEntries } from "./normalise.ts";
import { joinSections } from "./sections.ts";
import { longestPattern, type SortedPatterns } from "./trie.ts";

/** So many words in one entry, and so many concepts in one lexicon, have room. */
const mostWords = 15;
const mostConcepts = 0x7fff;

type Entry = { readonly concept: number; readonly words: readonly Draft[] };

/**
 * Compiles a lexicon to numbers, so that nothing need be parsed, folded or sorted at a cold start: its patterns, for
 * each pattern the concepts that it says alone, and the entries of several words. `lexicon` reads it.
 */
export function compileLexicon(file: LexiconFile): Uint8Array {
  const concepts = Object.keys(file.concepts);
  const entries = entriesOf(file);
  const patterns = [...new Set(entries.flatMap(({ words }) => words.map(({ literal }) => literal)))].sort();
  const numberOf = new Map(patterns.map((pattern, number) => [pattern, number]));
  const numbersOf = ({ words }: Entry) => words.map(({ literal }) => numberOf.get(literal) ?? 0);
  const first = (entry: Entry) => numbersOf(entry)[0] ?? 0;
  const alone = entries.filter(({ words }) => words.length === 1);
  const several = entries
    .filter(({ words }) => words.length > 1)
    .sort((one, other) => inOrder(numbersOf(one), numbersOf(other)));
  if (
    concepts.length > mostConcepts ||
    patterns.length > 0xffff ||
    several.some(({ words }) => words.length > mostWords)
  )
    throw new Error(`the lexicon ${file.language} has no room for so much`);
  const uses = Map.groupBy(alone, first);
  const header: LexiconHeader = {
    concepts,
    before: affixesOf(file.affixes?.before),
    after: affixesOf(file.affixes?.after),
  };
  const { shared, added, low, high } = sorted(patterns);
  const marks = patterns.map((_, pattern) => [...new Set((uses.get(pattern) ?? []).map(markOf))]);
  const ofSeveral = several.map(({ concept }) => concept);
  const parts = columns(several.map(({ words }) => words));
  const numbers = steps(columns(several.map(numbersOf)));
  return joinSections([
    new TextEncoder().encode(JSON.stringify(header)),
    shared,
    added,
    low,
    high,
    Uint8Array.from(marks, ({ length }) => length),
    lowBytes(marks.flat()),
    highBytes(marks.flat()),
    lowBytes(ofSeveral),
    highBytes(ofSeveral),
    Uint8Array.from(several, ({ words }) => words.length),
    lowBytes(numbers),
    highBytes(numbers),
    Uint8Array.from(parts, ({ gap, worn }) => gap | (worn ? wornMark : 0)),
  ]);
}

/** Every entry, folded as messages are; what folds to nothing is left out. */
function entriesOf({ concepts, language, match }: LexiconFile): Entry[] {
  const written = Object.values(concepts).flatMap((entries, concept) => entries.map((entry) => ({ concept, entry })));
  const spelt = chatLetters(written.map(({ entry }) => entry).join("\n"), language === "ar-latn");
  const folded = foldEntries(spelt).split("\n");
  return written
    .map(({ concept }, at) => ({ concept, words: drafts(folded[at] ?? "", match) }))
    .filter(({ words }) => words.length > 0);
}

function markOf({ concept, words: [word] }: Entry): number {
  return concept | (word?.worn ? wornMark << 8 : 0);
}

const lowBytes = (numbers: readonly number[]) => Uint8Array.from(numbers, (number) => number & 0xff);
const highBytes = (numbers: readonly number[]) => Uint8Array.from(numbers, (number) => number >> 8);

function inOrder(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? 0);
}

/** All first words, then all second words, and so on: sorted as entries are, these are alike and pressed small. */
function columns<Word>(rows: readonly (readonly Word[])[]): readonly Word[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: width }, (_, place) => rows.flatMap((row) => row.slice(place, place + 1))).flat();
}

/** From each number to the next, within sixteen bits. */
function steps(numbers: readonly number[]): readonly number[] {
  return numbers.map((number, at) => (number - (numbers[at - 1] ?? 0)) & 0xffff);
}

function sorted(patterns: readonly string[]): SortedPatterns {
  const shared = patterns.map((pattern, at) => sharedLetters(patterns[at - 1] ?? "", pattern));
  const rest = patterns.map((pattern, at) => pattern.slice(shared[at], longestPattern));
  const letters = Array.from(rest.join("").split(""), (letter) => letter.charCodeAt(0));
  return {
    shared: Uint8Array.from(shared),
    added: Uint8Array.from(rest, ({ length }) => length),
    low: lowBytes(letters),
    high: highBytes(letters),
  };
}

function sharedLetters(before: string, pattern: string): number {
  let at = 0;
  while (at < before.length && at < longestPattern && before[at] === pattern[at]) at++;
  return at;
}

function affixesOf(affixes: readonly string[] = []): readonly string[] {
  return [...new Set(["", ...foldEntries(affixes.join("\n")).split("\n")])];
}
