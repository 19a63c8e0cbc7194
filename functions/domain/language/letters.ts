import { scriptOf, scripts } from "./script.ts";

const longestLook = 2_000;
const none = scripts.indexOf("none");
const latin = scripts.indexOf("Latin");

/** Letters of one script, lower case, words apart by single spaces, with a space before the first and after the last. */
export type Letters = { readonly script: number; readonly codes: Uint16Array; readonly length: number };

/**
 * What the detector sees of a message: its letters in the first 2,000 UTF-16 units, the main script first, then each
 * other script that is more than a name or two. Addresses, links and handles are left out; a Latin word keeps its
 * apostrophes and its digits ("m'ap", "ba'a", "3alaykom").
 */
export function lettersByScript(text: string): readonly [Letters, ...Letters[]] {
  const lower = withoutAddresses(composed(text.slice(0, longestLook)).toLowerCase());
  const counts = scriptCounts(lower);
  const main = counts.indexOf(Math.max(...counts));
  if (counts[main] === 0) return [{ script: none, codes: new Uint16Array(0), length: 0 }];
  const others = [...counts.keys()].filter((script) => script !== main && (counts[script] ?? 0) >= leastOfOther);
  return [lettersIn(lower, main), ...others.map((script) => lettersIn(lower, script))];
}

/** The letters of the main script. */
export function lettersOf(text: string): Letters {
  return lettersByScript(text)[0];
}

const leastOfOther = 24;

function lettersIn(lower: string, script: number): Letters {
  const codes = new Uint16Array(lower.length + 2);
  codes[0] = space;
  let length = 1;
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at);
    if (scriptOf(code) === script) {
      // Letters typed thrice and more ("pleaaase") count twice.
      if (!isSilent(code) && (code !== codes[length - 1] || code !== codes[length - 2])) codes[length++] = code;
    } else if (script === latin && isPartOfLatinWord(code) && touchesLatin(lower, at)) {
      codes[length++] = isApostrophe(code) ? 0x27 : code;
    } else if (codes[length - 1] !== space && !isSilent(code)) codes[length++] = space;
  }
  if (codes[length - 1] !== space) codes[length++] = space;
  return { script, codes, length };
}

const space = 0x20;

/** Presentation forms and fullwidth letters become plain ones, letters and marks are joined; plain text stays as it is. */
function composed(sample: string): string {
  return /[\u0300-\u036f\ufb50-\ufdff\ufe70-\ufefc\uff21-\uff5a]/.test(sample) ? sample.normalize("NFKC") : sample;
}

/** Marks that people write or leave out: tatweel, Arabic vowel signs, invisible joiners and directions. */
function isSilent(code: number): boolean {
  return (
    code === 0x640 ||
    (code >= 0x64b && code <= 0x65f) ||
    code === 0x670 ||
    (code >= 0x200b && code <= 0x200f && code !== 0x200c)
  );
}

/** Digits stand for letters in romanised Arabic; apostrophes are letters of Oromo, Hausa, Somali and Creole. */
function isPartOfLatinWord(code: number): boolean {
  return (code >= 0x32 && code <= 0x39) || isApostrophe(code);
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x02bc || code === 0x60;
}

function touchesLatin(text: string, at: number): boolean {
  return scriptOf(text.charCodeAt(at - 1)) === latin || scriptOf(text.charCodeAt(at + 1)) === latin;
}

function scriptCounts(text: string): number[] {
  const counts = scripts.map(() => 0);
  for (let at = 0; at < text.length; at++) {
    const script = scriptOf(text.charCodeAt(at));
    // Latin names and words stand in texts of every script, seldom the other way round.
    counts[script] = (counts[script] ?? 0) + (script === latin ? 1 : 2);
  }
  counts[none] = 0;
  return counts;
}

/** Links, mail addresses and handles say nothing of the language around them; most messages hold none. */
function withoutAddresses(text: string): string {
  return /@|:\/|\.\w+\/|www\./.test(text) ? text.replace(/\S+/g, (word) => (isAddress.test(word) ? " " : word)) : text;
}

const isAddress = /@|:\/|\.\w+\/|^www\./;
