import { pattern } from "../pattern.ts";
/** Text made comparable: lower-case tokens between single spaces, and for every position the number of its token. */
export type Normalised = { readonly stream: string; readonly tokenAt: Int32Array; readonly tokens: number };

/** What stands in the stream for a number from 5 to 17 (an age of a child), another number, an identifier. */
export const standIns = { childAge: "§", number: "#", identifier: "@" } as const;

const placeholder = /\[[A-Z_]{2,12}_\d{1,6}\]/g;
const dropped =
  /[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g;
const pieces = /\p{Nd}+|[\p{L}\p{M}]+(?:['’‘ʼ`´][\p{L}\p{M}]+){0,4}|[@]|[.!?؟۔።፧।;\n…]|\p{Extended_Pictographic}/gu;
const elision = /^(?:[a-z]|qu)['’‘ʼ`´](?=[aeiouyh])/;
const apostrophe = /['’‘ʼ`´]/;
const apostrophes = /['’‘ʼ`´]/g;
const stretched = pattern(String.raw`(\p{L})\1{2,}`, "gu");
const burmese = (code: number) => code >= 0x1000 && code <= 0x109f;
const sentenceEnd = /[.!?؟۔።፧।;\n…]/;

/** Letters that people use for one another: Arabic and Persian shapes, dotless i, Ethiopic homophones. */
const sameLetter = new Map<string, string>([
  ..."ىی".split("").map((letter) => [letter, "ي"] as const),
  ..."ێ".split("").map((letter) => [letter, "ي"] as const),
  ..."کڪ".split("").map((letter) => [letter, "ك"] as const),
  ..."ةہۀھەۃۂ".split("").map((letter) => [letter, "ه"] as const),
  ..."ۆۇۋ".split("").map((letter) => [letter, "و"] as const),
  ...[
    ["ڕ", "ر"],
    ["ڵ", "ل"],
    ["ٱ", "ا"],
    ["ې", "ي"],
    ["ۍ", "ي"],
    ["ے", "ي"],
    ["ګ", "گ"],
    ["ټ", "ٹ"],
    ["ړ", "ڑ"],
    ["ڼ", "ن"],
    ["ں", "ن"],
  ].map(([from = "", to = ""]) => [from, to] as const),
  ["ı", "i"],
  ["ł", "l"],
  ["ø", "o"],
  ["ß", "ss"],
  ["œ", "oe"],
  ["æ", "ae"],
  ["ɗ", "d"],
  ["ɓ", "b"],
  ["ƙ", "k"],
  ["ƴ", "y"],
  ["ŋ", "n"],
]);

const ethiopicRows = new Map([
  [0x1210, 0x1200],
  [0x1280, 0x1200],
  [0x1220, 0x1230],
  [0x12d0, 0x12a0],
  [0x1340, 0x1338],
]);

const ethiopic = (code: number): number => {
  const row = code & ~7;
  const folded = (ethiopicRows.get(row) ?? row) + (code & 7);
  // Verbs change between the first, fourth and sixth vowel as they are inflected: ሰደበ, ትሰድብ, ይሰድባል.
  const order = folded & 7;
  return folded < 0x1358 && (order === 3 || order === 5) ? folded - order : folded;
};

const foldLetter = (letter: string): string => {
  const code = letter.charCodeAt(0);
  if (code >= 0x1200 && code <= 0x137f) return String.fromCharCode(ethiopic(code));
  return sameLetter.get(letter) ?? letter;
};

const plainLetters = /^[\0-\x7f]*$/;
/** The letters that `foldLetter` changes. */
const changing = new RegExp(`[\u1200-\u137f${[...sameLetter.keys()].join("")}]`, "g");

const foldLetters = (text: string): string => {
  if (plainLetters.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").toLowerCase().replace(dropped, "").replace(changing, foldLetter);
};

const digit = (code: number): number => {
  for (const zero of [0x30, 0x660, 0x6f0, 0x9e6, 0x1040]) if (code >= zero && code <= zero + 9) return code - zero;
  return 10;
};

const numberToken = (run: string): string => {
  if (run.length > 2) return standIns.number;
  const value = Array.from(run).reduce((sum, figure) => sum * 10 + digit(figure.charCodeAt(0)), 0);
  return value >= 5 && value <= 17 ? standIns.childAge : standIns.number;
};

const isNumber = (piece: string) => digit(piece.charCodeAt(0)) < 10;

const wordTokens = (piece: string): string => {
  if (piece.length === 1 && sentenceEnd.test(piece)) return ".";
  if (isNumber(piece)) return numberToken(piece);
  const word = piece.search(apostrophe) < 0 ? piece : withoutApostrophes(piece);
  return mayBeStretched(word) ? word.replace(stretched(), "$1") : word;
};

const withoutApostrophes = (piece: string): string =>
  piece.replace(elision, (article) => `${article.slice(0, -1)} `).replace(apostrophes, "");

/** Whether a unit stands three times in a row, or letters of two units, which are not looked at. */
const mayBeStretched = (word: string): boolean => {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= 0xd800 && code < 0xe000) return true;
    if (code === word.charCodeAt(at + 1) && code === word.charCodeAt(at + 2)) return true;
  }
  return false;
};

/** Folds letters, marks, digits and apostrophes in linear time; never throws, whatever the text. */
export const normalise = (text: string): Normalised => {
  const folded = foldLetters(text.replace(placeholder, standIns.identifier));
  const out: string[] = [];
  let last = "";
  for (const [piece] of folded.matchAll(pieces)) {
    const token = wordTokens(piece);
    // Burmese is written without spaces between words; those it has are for the eye.
    const joined = burmese(last.charCodeAt(last.length - 1)) && burmese(token.charCodeAt(0));
    if (!joined && !(token === "." && last === ".")) out.push(" ");
    if (!(token === "." && last === ".")) out.push(token);
    last = token;
  }
  const stream = `${out.join("")} `;
  return { stream, ...numberTokens(stream) };
};

const numberTokens = (stream: string): { tokenAt: Int32Array; tokens: number } => {
  const tokenAt = new Int32Array(stream.length);
  let token = -1;
  let letters = 0;
  for (let at = 0; at < stream.length; at++) {
    const code = stream.charCodeAt(at);
    if (code === 0x20) token++;
    // About six letters of Burmese make a word.
    else if (burmese(code) && ++letters % 6 === 0) token++;
    tokenAt[at] = token;
  }
  return { tokenAt, tokens: Math.max(0, token) };
};

const elisions = /(^|[\s=*\n])([a-z]|qu)['’‘ʼ`´](?=[aeiouyh])/gm;

/** Entries of a lexicon, one a line, folded as messages are, but for their operators and stand-ins. */
export function foldEntries(entries: string): string {
  return foldLetters(entries)
    .replace(elisions, "$1$2 ")
    .replace(/['’‘ʼ`´]/g, "")
    .replace(/[-–‐‑]/g, "_")
    .replace(stretched(), "$1");
}
