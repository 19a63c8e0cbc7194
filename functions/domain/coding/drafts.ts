import type { LexiconFile } from "./lexicon-file.ts";

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

/** A word of an entry: its literal, how many words may lie before it, and whether it may wear only affixes. */
export type Draft = { readonly literal: string; readonly gap: number; readonly worn: boolean };

/** The literal that a written word stands for, with spaces where a word must begin or end. */
function draft(word: string, gap: number, match: LexiconFile["match"], last: boolean): Draft {
  const { letters, before, after, worn } = written(word, match, last);
  const bare = letters.includes("_") ? letters.replaceAll("_", " ") : letters;
  return { literal: bare === "" ? "" : `${before ? "" : " "}${bare}${after ? "" : " "}`, gap, worn };
}

/** The words of an entry, as literals to look for one after the other. */
export function drafts(entry: string, match: LexiconFile["match"]): Draft[] {
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
