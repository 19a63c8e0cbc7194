import { pattern } from "../pattern.ts";
import { foldLetter } from "./fold.ts";

/**
 * The text as the finders read it. `plain` keeps case, `folded` drops it; both have the same length.
 * Unit i of them came from `start[i]` to `end[i]` of the given text (UTF-16).
 */
export type Normalised = {
  readonly plain: string;
  readonly folded: string;
  readonly start: Int32Array;
  readonly end: Int32Array;
};

const signs: Readonly<Record<string, string>> = {
  "،": ",",
  "؛": ";",
  "؟": "?",
  "۔": ".",
  "٫": ".",
  "٬": ",",
  "።": ".",
  "፣": ",",
  "፡": ",",
  "፤": ";",
  "၊": ",",
  "။": ".",
  "।": ".",
  "。": ".",
  "、": ",",
  "⁄": "/",
  "∕": "/",
  "№": "#",
  º: "°",
  ª: "°",
};

const digit = pattern(String.raw`\p{Nd}`, "u");
const nothing = pattern(String.raw`[\p{Cf}\p{Cc}\p{Cs}\p{Co}\u0640]|[\ufe0f\u20e3\u0670]|[\u064b-\u065f]`, "u");
const dash = pattern(String.raw`[\p{Pd}\u2212\u02d7\u30fc]`, "u");
const space = pattern(String.raw`\p{Zs}`, "u");

const digitOf = (char: string): string => {
  const code = char.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 10 && digit().test(String.fromCodePoint(Math.max(0, code - value - 1)))) value += 1;
  return String(value % 10);
};

/** Ethiopic has signs for ones, tens and hundreds and none for zero: by shape each is a digit, so that a year stays four. */
const ethiopicDigit = (code: number): string =>
  String(code < 0x1372 ? code - 0x1368 : code < 0x137b ? code - 0x1371 : 0);

const compute = (char: string): string => {
  const sign = signs[char];
  if (sign !== undefined) return sign;
  if (/[\u1369-\u137c]/.test(char)) return ethiopicDigit(char.charCodeAt(0));
  if (nothing().test(char)) return "";
  if (digit().test(char)) return digitOf(char.normalize("NFKC"));
  if (dash().test(char)) return "-";
  if (space().test(char)) return " ";
  if (/[\u2018\u2019\u201b\u02bc\u02b9\u02bb\u00b4`\u2032]/u.test(char)) return "'";
  if (/[\u201c-\u201f\u00ab\u00bb\u2033]/u.test(char)) return '"';
  return char.normalize("NFKC");
};

const known = new Map<string, string>();
const normaliseCharacter = (char: string): string => {
  const before = known.get(char);
  if (before !== undefined) return before;
  const normal = compute(char);
  if (known.size < 20_000) known.set(char, normal);
  return normal;
};

const isAccent = (code: number): boolean => code >= 0x300 && code <= 0x36f;

/** Marks that are dropped and belong to the sign before them: vowel points, tatweel, what makes a key of a digit. */
const isWorn = (code: number): boolean =>
  code === 0xfe0f || code === 0x20e3 || code === 0x640 || code === 0x670 || (code >= 0x64b && code <= 0x65f);

/** Reads digits of every script, full width, presentation forms and invisible characters as what they stand for. */
export const normalise = (text: string): Normalised => {
  const plain: string[] = [];
  const start: number[] = [];
  const end: number[] = [];
  let i = 0;
  while (i < text.length) {
    const code = text.codePointAt(i) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const char = text.slice(i, i + width);
    const last = plain.length - 1;
    if (isAccent(code) && last >= 0) {
      const composed = `${plain[last]}${char}`.normalize("NFC");
      if (composed.length === 1) plain[last] = composed;
      end[last] = i + 1;
    } else {
      const normal =
        code < 0x7f && code >= 0x20
          ? char
          : char === "\n" || char === "\t" || char === "\r"
            ? "\n"
            : normaliseCharacter(char);
      if (normal === "" && last >= 0 && isWorn(code)) end[last] = i + width;
      for (let j = 0; j < normal.length; j += 1) {
        plain.push(normal.charAt(j));
        start.push(i);
        end.push(i + width);
      }
    }
    i += width;
  }
  return {
    plain: plain.join(""),
    folded: plain.map(foldLetter).join(""),
    start: Int32Array.from(start),
    end: Int32Array.from(end),
  };
};

/** What each UTF-16 unit folds to; 0 where it has not been looked at, `dropped` where nothing is left. */
const foldedUnits = new Uint16Array(0x10000);
const dropped = 0xffff;
const utf16 = new TextDecoder("utf-16le");

const foldUnit = (code: number): number => {
  const char = String.fromCharCode(code);
  const normal = code < 0x7f ? char : normaliseCharacter(char).charAt(0);
  const folded = normal === "" ? dropped : foldLetter(normal).charCodeAt(0);
  foldedUnits[code] = folded;
  return folded;
};

/** What `normalise` would give as `folded` for composed text of the lexicons; quick, for it runs at every start. */
export const foldText = (text: string): string => {
  const composed = text.normalize("NFC").toLowerCase();
  const units = new Uint16Array(composed.length);
  let length = 0;
  for (let i = 0; i < composed.length; i += 1) {
    const code = composed.charCodeAt(i);
    const folded = foldedUnits[code] || foldUnit(code);
    if (folded === dropped) continue;
    units[length] = folded;
    length += 1;
  }
  return utf16.decode(units.subarray(0, length));
};
